import { panelWords } from './panel-words.ts';
import { type LogQuestion, oneLog as one, logPanel as panel, type SignozBoard } from './signoz-board.ts';

const of = (kind: string, filter = '') =>
  `event.name = 'codex_glance.${kind}'${filter === '' ? '' : ` AND ${filter}`}`;
/** A turn whose end is not recorded may be recorded later, and would count twice. */
const TURN = of('turn', "codex_glance.outcome != 'not-recorded'");
const COST = 'sum(codex_glance.cost_usd)';
const SESSIONS = 'count_distinct(gen_ai.conversation.id)';
const MACHINES = 'count_distinct(host.id)';

const tokens = (kind: string, by: readonly string[] = []): LogQuestion => ({
  value: `sum(gen_ai.usage.${kind}_tokens)`,
  filter: TURN,
  by,
});

/** What machines with Glance export as log records, over the whole fleet, in SigNoz. */
export const fleetSignoz: SignozBoard = {
  name: 'codex-fleet',
  title: 'Codex fleet',
  about:
    'What Codex Glance exports as OTLP log records from many machines; tools, API and approvals are in the dashboard of what Codex sends. SigNoz drops no record that was sent twice, and a turn that grows after its end counts again: where a number has to be exact, take ClickHouse with the views of assets/clickhouse.',
  panels: [
    panel('number', ...panelWords.machines, one(MACHINES, "service.name = 'codex-glance'")),
    panel('number', ...panelWords.sessions, one(SESSIONS, TURN)),
    panel('number', 'Cost', 'In US dollars, of turns that have a price.', one(COST, TURN)),
    panel('number', ...panelWords.inputTokens, [tokens('input')]),
    panel('number', ...panelWords.outputTokens, [tokens('output')]),
    panel('number', ...panelWords.cacheHits, [tokens('cache_read.input'), tokens('input')], {
      unit: 'percent',
      formula: { expression: 'A / B * 100', legend: 'cache hits' },
    }),
    panel(
      'lines',
      'Cost by model',
      'In US dollars, at list prices.',
      one(COST, TURN, ['gen_ai.request.model']),
    ),
    panel(
      'lines',
      ...panelWords.tokensByModel,
      [tokens('input', ['gen_ai.request.model']), tokens('output', ['gen_ai.request.model'])],
      { formula: { expression: 'A + B', legend: '{{gen_ai.request.model}}' } },
    ),
    panel('pie', ...panelWords.costByPerson, one(COST, TURN, ['user.name'])),
    panel('pie', ...panelWords.costByProject, one(COST, TURN, ['codex_glance.project'])),
    panel(
      'pie',
      ...panelWords.coverageOfSessions,
      one(SESSIONS, of('session'), ['codex_glance.covered', 'codex_glance.sign_in']),
    ),
    panel(
      'table',
      ...panelWords.limitsNearTheirEnd,
      one('max(codex_glance.used_percent)', of('limits', 'codex_glance.used_percent >= 80'), [
        'host.id',
        'codex_glance.limit_id',
      ]),
    ),
    panel(
      'table',
      'Rules that fail',
      'Machines on which a rule of the policy was found to fail.',
      one(MACHINES, of('check', "codex_glance.state = 'failed'"), [
        'codex_glance.policy',
        'codex_glance.rule',
      ]),
    ),
    panel(
      'table',
      ...panelWords.whatChangedOfThePosture,
      one('count()', of('posture', 'codex_glance.before EXISTS'), [
        'host.id',
        'codex_glance.entry',
        'codex_glance.after',
      ]),
    ),
    panel('lines', ...panelWords.alerts, one('count()', of('alert'), ['codex_glance.cause'])),
    panel('lines', ...panelWords.turnsByOutcome, one('count()', TURN, ['codex_glance.outcome'])),
    panel(
      'table',
      ...panelWords.telemetryOfCodexThatFails,
      one('count()', of('otel_health', "codex_glance.state = 'failing'"), ['host.id', 'codex_glance.signal']),
    ),
    panel(
      'table',
      'Machines by their last record',
      'The oldest went silent.',
      one('max(timestamp)', "service.name = 'codex-glance'", ['host.id', 'host.name']),
    ),
  ],
};
