import { panelWords } from './panel-words.ts';
import type { LogQuestion, MetricQuestion, SignozBoard, SignozKind, SignozPanel } from './signoz-board.ts';

const PROJECT = 'codex_glance.project';
const MODEL = 'gen_ai.request.model';
const SIGN_IN = 'codex_glance.sign_in';

const legendOf = (by: readonly string[]) => by.map((field) => `{{${field}}}`).join(' ');

/** What a sum grew by. */
const grown = (metric: string, filter = '', ...by: readonly string[]): MetricQuestion => ({
  metric: `codex_glance.${metric}`,
  time: 'increase',
  space: 'sum',
  filter,
  by,
  legend: legendOf(by),
});

/** What a state is now. */
const now = (
  metric: string,
  space: MetricQuestion['space'],
  filter = '',
  ...by: readonly string[]
): MetricQuestion => ({
  metric: `codex_glance.${metric}`,
  time: 'latest',
  space,
  filter,
  by,
  legend: legendOf(by),
});

const events = (filter: string, ...by: readonly string[]): LogQuestion => ({
  value: 'count_distinct(log.record.uid)',
  filter: `service.name = 'codex-glance' AND ${filter}`,
  by,
  legend: legendOf(by),
});

function panel(
  kind: SignozKind,
  title: string,
  about: string,
  questions: readonly (LogQuestion | MetricQuestion)[],
  more: Partial<Pick<SignozPanel, 'unit' | 'formula'>> = {},
): SignozPanel {
  return { kind, title, about, questions, unit: 'none', width: kind === 'number' ? 2 : 6, ...more };
}

const of = (quantile: 'p50' | 'p95'): MetricQuestion => ({
  metric: 'codex_glance.turn.duration.bucket',
  time: 'rate',
  space: quantile,
  filter: '',
  legend: quantile,
});

/** What machines with Glance export as metrics, over the whole fleet, in SigNoz. */
export const fleetSignozMetrics: SignozBoard = {
  name: 'codex-fleet-metrics',
  title: 'Codex fleet, from metrics',
  about:
    'What machines export with Codex Glance: usage from its metrics, in which each turn counts once; what changed from its log records, each id once.',
  panels: [
    panel('number', ...panelWords.turns, [grown('turns')]),
    panel('number', 'Tokens', 'Input and output; cache and reasoning are parts of these.', [grown('tokens')]),
    panel('number', 'Cost', 'At list prices. Turns without a known price are not in it.', [grown('cost')], {
      unit: 'currencyUSD',
    }),
    panel('number', 'Turns without a price', 'Turns that the cost leaves out.', [grown('turns.unpriced')]),
    panel(
      'number',
      'In a compliance export',
      'Tokens of sessions that signed in with ChatGPT, as a part of all. The rest is the gap, or not known.',
      [grown('tokens', `${SIGN_IN} = 'chatgpt'`), grown('tokens')],
      { unit: 'percent', formula: { expression: 'A / B * 100', legend: 'covered' } },
    ),
    panel('number', 'Rules that fail', 'Over all machines.', [now('check.rules', 'sum', "state = 'failed'")]),
    panel('lines', 'Tokens by kind', 'Input and output, and their parts beside them.', [
      { ...grown('tokens', '', 'type') },
      { ...grown('tokens.part', '', 'part'), legend: 'of which {{part}}' },
    ]),
    panel('lines', ...panelWords.costByModel, [grown('cost', '', MODEL)], { unit: 'currencyUSD' }),
    panel('pie', 'Tokens by person', 'Where the settings of Glance include the user.', [
      grown('tokens', 'user.name EXISTS', 'user.name'),
    ]),
    panel('pie', 'Tokens by project', 'By name or by hash, as the settings say.', [
      grown('tokens', '', PROJECT),
    ]),
    panel('pie', 'Cost by project', 'At list prices.', [grown('cost', '', PROJECT)], { unit: 'currencyUSD' }),
    panel('pie', 'Turns by sign-in', 'Only chatgpt is in a compliance export of a workspace.', [
      grown('turns', '', SIGN_IN),
    ]),
    panel('lines', ...panelWords.turnsByOutcome, [grown('turns', '', 'outcome')]),
    panel('lines', 'Time of a turn', 'From its start to its end.', [of('p50'), of('p95')], { unit: 's' }),
    panel('lines', 'Tool failures', 'Calls that failed, of sessions in which nothing happens any more.', [
      grown('tool.calls', "outcome = 'failed'", 'tool'),
    ]),
    panel('lines', 'Limits', 'The part that was used.', [now('limit.used', 'max', '', 'limit', 'plan')], {
      unit: 'percentunit',
    }),
    panel('table', 'Rules that fail by machine', 'How many rules of the policy fail.', [
      now('check.rules', 'sum', "state = 'failed'", 'host.id', 'policy'),
    ]),
    panel('table', 'Exporters of Codex that fail', '1 where the exporter of a signal fails.', [
      now('otel.state', 'max', "state = 'failing'", 'host.id', 'signal'),
    ]),
    panel('pie', 'Alerts', 'What Glance alerted about, by cause.', [
      events('codex_glance.cause EXISTS', 'codex_glance.cause'),
    ]),
    panel('pie', 'Rules that came to fail', 'By rule of the policy.', [
      events("codex_glance.rule EXISTS AND codex_glance.state = 'failed'", 'codex_glance.rule'),
    ]),
    panel('table', 'What changed of the posture', 'By machine and entry.', [
      events('codex_glance.entry EXISTS', 'host.id', 'codex_glance.entry'),
    ]),
    panel(
      'table',
      'Machines',
      'When each last sent a record. The oldest went silent, or nobody works there.',
      [{ value: 'max(timestamp)', filter: "service.name = 'codex-glance'", by: ['host.id', 'host.name'] }],
    ),
  ],
};
