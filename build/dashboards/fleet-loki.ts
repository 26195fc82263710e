import { type Board, bars, lines, number, table } from './board.ts';
import { panelWords } from './panel-words.ts';

/** Loki makes dots of attribute names underscores. */
const GLANCE = '{service_name="codex-glance"} | host_id=~"$machine"';
/** Codex's own services. */
const CODEX = '{service_name=~"codex_.+|codex-app-server"}';

const of = (kind: string, filter = '') =>
  `${GLANCE} | event_name="codex_glance.${kind}"${filter === '' ? '' : ` | ${filter}`}`;
/** A turn whose end is not recorded may be recorded later, and would count twice. */
const TURN = of('turn', 'codex_glance_outcome!="not-recorded"');

const grouped = (by: string) => (by === '' ? 'sum' : `sum by (${by}) `);
const counted = (pipeline: string, range: string, by = '') =>
  `${grouped(by)}(count_over_time(${pipeline} [${range}]))`;
const added = (field: string, range: string, by = '') =>
  `${grouped(by)}(sum_over_time(${TURN} | unwrap ${field} | __error__="" [${range}]))`;

const COST = 'codex_glance_cost_usd';
const [INPUT, OUTPUT] = ['gen_ai_usage_input_tokens', 'gen_ai_usage_output_tokens'];
const tokens = (range: string, by = '') => `${added(INPUT, range, by)} + ${added(OUTPUT, range, by)}`;

const heard = (range: string) => counted(GLANCE, range, 'host_id, host_name');
const event = (name: string) => `${CODEX} | event_name="codex.${name}"`;

/** What machines with Glance export as log records, over the whole fleet, from Loki. */
export const fleetLoki: Board = {
  uid: 'codex-fleet-events',
  title: 'Codex fleet, from records',
  about:
    'What Codex Glance exports as OTLP log records from many machines, to the OTLP endpoint of Loki; beside it tools, API and approvals of what Codex sends. A record that is sent twice counts once. A turn that grows after its end is recorded again and counts again: where a number has to be exact, take the metrics or ClickHouse.',
  source: 'loki',
  choices: [{ name: 'machine', label: 'Machine', values: 'host_id' }],
  sections: [
    {
      title: 'Overview',
      panels: [
        number(...panelWords.machines, `count(${counted(GLANCE, '$__range', 'host_id')})`),
        number('Turns', 'Turns whose end is recorded.', counted(TURN, '$__range')),
        number('Cost', 'Of turns that have a price, at list prices.', added(COST, '$__range'), 'currencyUSD'),
        number('Tokens', 'Input and output.', tokens('$__range')),
        number(
          ...panelWords.cacheHits,
          `${added('gen_ai_usage_cache_read_input_tokens', '$__range')} / ${added(INPUT, '$__range')}`,
          'percentunit',
        ),
        number('Alerts', 'What Glance alerted about.', counted(of('alert'), '$__range')),
      ],
    },
    {
      title: 'Use',
      panels: [
        lines(
          ...panelWords.costByModel,
          [{ query: added(COST, '$__auto', 'gen_ai_request_model'), legend: '{{gen_ai_request_model}}' }],
          'currencyUSD',
          true,
        ),
        lines(
          ...panelWords.tokensByModel,
          [{ query: tokens('$__auto', 'gen_ai_request_model'), legend: '{{gen_ai_request_model}}' }],
          'short',
          true,
        ),
        bars(
          ...panelWords.costByPerson,
          added(COST, '$__range', 'user_name'),
          '{{user_name}}',
          'currencyUSD',
        ),
        bars(
          ...panelWords.costByProject,
          added(COST, '$__range', 'codex_glance_project'),
          '{{codex_glance_project}}',
          'currencyUSD',
        ),
        bars(
          ...panelWords.costByMachine,
          `topk(15, ${added(COST, '$__range', 'host_id')})`,
          '{{host_id}}',
          'currencyUSD',
        ),
      ],
    },
    {
      title: 'Governance',
      panels: [
        table(
          ...panelWords.limitsNearTheirEnd,
          `max by (host_id, codex_glance_limit_id) (max_over_time(${of('limits', 'codex_glance_level=~"almost-used|reached"')} | unwrap codex_glance_used_percent | __error__="" [$__range]))`,
        ),
        bars(
          ...panelWords.coverageOfSessions,
          `count by (codex_glance_covered, codex_glance_sign_in) (${counted(of('session'), '$__range', 'gen_ai_conversation_id, codex_glance_covered, codex_glance_sign_in')})`,
          'covered: {{codex_glance_covered}} {{codex_glance_sign_in}}',
        ),
        bars(
          'Rules that began to fail',
          'Of the policy, over the range.',
          counted(
            of('check', 'codex_glance_state="failed" | codex_glance_before!="failed"'),
            '$__range',
            'codex_glance_rule',
          ),
          '{{codex_glance_rule}}',
        ),
        table(
          ...panelWords.whatChangedOfThePosture,
          counted(
            of('posture', 'codex_glance_before!=""'),
            '$__range',
            'host_id, codex_glance_entry, codex_glance_after, codex_glance_layer',
          ),
        ),
        table(
          ...panelWords.telemetryOfCodexThatFails,
          counted(
            of('otel_health', 'codex_glance_state="failing"'),
            '$__range',
            'host_id, codex_glance_signal, codex_glance_reason',
          ),
        ),
        lines(...panelWords.alerts, [
          {
            query: counted(of('alert'), '$__auto', 'codex_glance_cause'),
            legend: '{{codex_glance_cause}}',
          },
        ]),
      ],
    },
    {
      title: 'Tools, API and approvals',
      panels: [
        lines(
          ...panelWords.toolLatencyP95,
          [
            {
              query: `quantile_over_time(0.95, ${event('tool_result')} | unwrap duration_ms | __error__="" [$__auto]) by (tool_name)`,
              legend: '{{tool_name}}',
            },
          ],
          'ms',
        ),
        lines(...panelWords.toolFailures, [
          {
            query: counted(`${event('tool_result')} | success="false"`, '$__auto', 'tool_name'),
            legend: '{{tool_name}}',
          },
        ]),
        lines(
          'API error rate',
          'Of what Codex sends: requests that were answered with 400 or above, as a part of all.',
          [
            {
              query: `${counted(`${event('api_request')} | http_response_status_code>=400`, '$__auto')} / ${counted(event('api_request'), '$__auto')}`,
              legend: 'errors',
            },
          ],
          'percentunit',
        ),
        lines('Approval outcomes', 'Of what Codex sends: decisions on tool calls.', [
          { query: counted(event('tool_decision'), '$__auto', 'decision'), legend: '{{decision}}' },
        ]),
      ],
    },
    {
      title: 'Machines',
      panels: [
        table(
          'Machines that went silent',
          'A record within the last 7 days, but none within the last day.',
          `${heard('7d')} unless ${heard('1d')}`,
        ),
        bars(
          'Versions of Codex',
          'Turns by the version of Codex that wrote them.',
          counted(TURN, '$__range', 'gen_ai_agent_version'),
          '{{gen_ai_agent_version}}',
        ),
      ],
    },
  ],
};
