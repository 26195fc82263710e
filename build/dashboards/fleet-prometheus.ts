import { type Board, bars, lines, number, table } from './board.ts';
import { increasesOf } from './increases.ts';
import { panelWords } from './panel-words.ts';

/** A machine and a person are resource attributes, which the example configuration makes labels. */
const CHOSEN = 'host_id=~"$machine"';

/** Names are those that the Collector's Prometheus exporter makes, unit and kind appended. */
const TOKENS = 'codex_glance_tokens_total';
const PARTS = 'codex_glance_tokens_part_total';
const COST = 'codex_glance_cost_USD_total';
const SESSIONS = 'codex_glance_sessions_total';
const TURNS = 'codex_glance_turns_total';
const TOOLS = 'codex_glance_tool_calls_total';
const UP = 'codex_glance_up';
const USED = 'codex_glance_limit_used_ratio';

const { whole, step } = increasesOf(CHOSEN);

/** The last that a gauge said within the range, of each of some labels. */
const last = (metric: string, by: string, matchers = '') =>
  `max by (${by}) (last_over_time(${metric}{${[matchers, CHOSEN].filter(Boolean).join(',')}}[$__range]))`;

const heard = (range: string) => `max by (host_id, host_name) (max_over_time(${UP}{${CHOSEN}}[${range}]))`;

const kind = (type: string) => step(TOKENS, '', `type="${type}"`);
const part = (of: string) => step(PARTS, '', `part=${of}`);
/** Tokens of a kind without these parts of them, which may be none. */
const without = (type: string, of: string) => `${kind(type)} - (${part(of)} or 0 * ${kind(type)})`;

const quantile = (q: number) =>
  `histogram_quantile(${q}, sum by (le) (rate(codex_glance_turn_duration_seconds_bucket{${CHOSEN}}[$__rate_interval])))`;

/** Of what Codex itself sends, which names no machine by Glance's id. */
const ofCodex = (metric: string, by: string) => `sum by (${by}) (increase(${metric}[$__rate_interval]))`;

/** What machines with Glance export as metrics, over the whole fleet, from Prometheus. */
export const fleetPrometheus: Board = {
  uid: 'codex-fleet-metrics',
  title: 'Codex fleet, from metrics',
  about:
    'What Codex Glance exports as OTLP metrics from many machines, through the Collector of assets/collector to Prometheus; beside it tools, API and approvals of what Codex sends. A turn counts once, cost is at list prices.',
  source: 'prometheus',
  choices: [{ name: 'machine', label: 'Machine', values: `label_values(${UP}, host_id)` }],
  sections: [
    {
      title: 'Overview',
      panels: [
        number('Machines', 'Heard of in the range.', `count(${heard('$__range')})`),
        number('Sessions', 'In which nothing happens any more.', whole(SESSIONS)),
        number(...panelWords.turns, whole(TURNS)),
        number(...panelWords.cost, whole(COST), 'currencyUSD'),
        number(
          'Turns without a price',
          'They are in no cost.',
          `${whole('codex_glance_turns_unpriced_total')} or 0 * ${whole(TURNS)}`,
        ),
        number(
          ...panelWords.cacheHits,
          `${whole(PARTS, '', 'part="cached_input"')} / ${whole(TOKENS, '', 'type="input"')}`,
          'percentunit',
        ),
      ],
    },
    {
      title: 'Use',
      panels: [
        lines(
          ...panelWords.costByModel,
          [{ query: step(COST, 'gen_ai_request_model'), legend: '{{gen_ai_request_model}}' }],
          'currencyUSD',
          true,
        ),
        lines(
          'Tokens by model',
          'Input and output. Their parts are another metric, so that none counts twice.',
          [{ query: step(TOKENS, 'gen_ai_request_model'), legend: '{{gen_ai_request_model}}' }],
          'short',
          true,
        ),
        lines(
          ...panelWords.tokensByKind,
          [
            { query: without('input', '~"cached_input|cache_write_input"'), legend: 'input' },
            { query: part('"cached_input"'), legend: 'cache read' },
            { query: part('"cache_write_input"'), legend: 'cache write' },
            { query: without('output', '"reasoning_output"'), legend: 'answer' },
            { query: part('"reasoning_output"'), legend: 'reasoning' },
          ],
          'short',
          true,
        ),
        lines(
          'Coverage gap',
          'Tokens of sessions that signed in otherwise than with ChatGPT, or of which it is not known, as a part of all.',
          [
            {
              query: `(${step(TOKENS, '', 'codex_glance_sign_in!="chatgpt"')} or 0 * ${step(TOKENS)}) / (${step(TOKENS)} > 0)`,
              legend: 'gap',
            },
          ],
          'percentunit',
        ),
        bars(...panelWords.costByPerson, whole(COST, 'user_name'), '{{user_name}}', 'currencyUSD'),
        bars(
          ...panelWords.costByProject,
          whole(COST, 'codex_glance_project'),
          '{{codex_glance_project}}',
          'currencyUSD',
        ),
        bars(
          ...panelWords.costByMachine,
          `topk(15, ${whole(COST, 'host_id')})`,
          '{{host_id}}',
          'currencyUSD',
        ),
        bars(
          'Turns by surface',
          'What ran the session, as Codex names it.',
          whole(TURNS, 'gen_ai_agent_name'),
          '{{gen_ai_agent_name}}',
        ),
      ],
    },
    {
      title: 'Governance',
      panels: [
        table(
          'Limits near their end',
          'Used to 80 of 100 or more, as each machine said last.',
          `${last(USED, 'host_id, limit, window, plan')} >= 0.8`,
          'percentunit',
        ),
        bars(
          'Coverage of sessions',
          'Only chatgpt can be in a compliance export of a workspace; apikey and provider are the gap. Without a value it is not known.',
          whole(SESSIONS, 'codex_glance_sign_in'),
          '{{codex_glance_sign_in}}',
        ),
        table(
          'Machines that fail the policy',
          'Rules that fail, as each machine said last.',
          `${last('codex_glance_check_rules', 'host_id, policy', 'state="failed"')} > 0`,
        ),
        table(
          'Telemetry of Codex that fails',
          'Exporters whose last check failed.',
          `${last('codex_glance_otel_state', 'host_id, signal', 'state="failing"')} == 1`,
        ),
      ],
    },
    {
      title: 'Turns and tools',
      panels: [
        lines(
          'Tool failures',
          'Failed calls as a part of those whose end is known.',
          [
            {
              query: `(${step(TOOLS, 'tool', 'outcome="failed"')} or 0 * ${step(TOOLS, 'tool')}) / (${step(TOOLS, 'tool', 'outcome=~"failed|succeeded"')} > 0)`,
              legend: '{{tool}}',
            },
          ],
          'percentunit',
        ),
        lines(
          ...panelWords.turnsByOutcome,
          [{ query: step(TURNS, 'outcome'), legend: '{{outcome}}' }],
          'short',
          true,
        ),
        lines('Time of a turn, in seconds', 'From its start to its end.', [
          { query: quantile(0.5), legend: 'p50' },
          { query: quantile(0.95), legend: 'p95' },
        ]),
        lines(
          ...panelWords.toolLatencyP95,
          [
            {
              query:
                'histogram_quantile(0.95, sum by (le, tool) (rate(codex_tool_call_duration_ms_milliseconds_bucket[$__rate_interval])))',
              legend: '{{tool}}',
            },
          ],
          'ms',
        ),
        lines('API requests that fail', 'Of what Codex sends.', [
          { query: ofCodex('codex_api_request_total', 'success'), legend: 'success: {{success}}' },
        ]),
        lines('Approvals', 'Of what Codex sends: prompts for approval by how they ended.', [
          { query: ofCodex('codex_approval_requested_total', 'approved'), legend: '{{approved}}' },
        ]),
      ],
    },
    {
      title: 'Machines',
      panels: [
        table(
          'Machines that went silent',
          'Heard of within the last 7 days, but not within the last day.',
          `${heard('7d')} unless ${heard('1d')}`,
        ),
        table(
          'Records that wait, in seconds',
          'How long the oldest record has waited for a target, as each machine said last.',
          last('codex_glance_export_lag_seconds', 'host_id, target'),
        ),
      ],
    },
  ],
};
