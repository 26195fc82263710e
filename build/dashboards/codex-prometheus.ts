import { type Board, bars, lines, number, table } from './board.ts';
import { increasesOf } from './increases.ts';
import { panelWords } from './panel-words.ts';

/** Names are those that the Collector's Prometheus exporter makes, unit and kind appended. */
const TOKENS = 'codex_turn_token_usage_sum';
/** A machine and a team are resource attributes, which the example configuration makes labels. */
const CHOSEN = 'host_name=~"$host",team=~"$team"';

const { whole, step } = increasesOf(CHOSEN);

const quantile = (q: number, metric: string, by = '') =>
  `histogram_quantile(${q}, sum by (${['le', by].filter(Boolean).join(', ')}) (rate(${metric}_bucket{${CHOSEN}}[$__rate_interval])))`;

const percentiles = (metric: string) => [
  { query: quantile(0.5, metric), legend: 'p50' },
  { query: quantile(0.95, metric), legend: 'p95' },
];

/** The part of calls that failed; nothing where none was made. */
const failed = (metric: string, sum: typeof whole, by = '') =>
  `(${sum(metric, by, 'success="false"')} or 0 * ${sum(metric, by)}) / (${sum(metric, by)} > 0)`;

const fresh = `${step(TOKENS, '', 'token_type="input"')} - ${step(TOKENS, '', 'token_type=~"cached_input|cache_write_input"')}`;
const answer = `${step(TOKENS, '', 'token_type="output"')} - ${step(TOKENS, '', 'token_type="reasoning_output"')}`;
const kind = (type: string) => step(TOKENS, '', `token_type="${type}"`);

/** A machine that started Codex within a week, but not within a day. */
const started = (range: string) =>
  `sum by (host_name) (increase(codex_process_start_total{${CHOSEN}}[${range}])) > 0`;

/** What Codex itself sends as metrics, from Prometheus. */
export const codexPrometheus: Board = {
  uid: 'codex-metrics',
  title: 'Codex metrics',
  about:
    'What Codex sends as OTLP metrics, through the Collector of assets/collector to Prometheus. Codex sends no metrics from "codex mcp-server"; cloud tasks and code reviews on GitHub run on no machine of yours and are not here.',
  source: 'prometheus',
  choices: [
    { name: 'host', label: 'Machine', values: 'label_values(codex_process_start_total, host_name)' },
    { name: 'team', label: 'Team', values: 'label_values(codex_process_start_total, team)' },
  ],
  sections: [
    {
      title: 'Overview',
      panels: [
        number('Sessions', 'Threads that were started.', whole('codex_thread_started_total')),
        number('Turns', 'Turns that were started.', whole('codex_conversation_turn_count_total')),
        number(...panelWords.inputTokens, whole(TOKENS, '', 'token_type="input"')),
        number(...panelWords.outputTokens, whole(TOKENS, '', 'token_type="output"')),
        number(
          ...panelWords.cacheHitsAtLength,
          `${whole(TOKENS, '', 'token_type="cached_input"')} / ${whole(TOKENS, '', 'token_type="input"')}`,
          'percentunit',
        ),
        number(
          'Estimated cost',
          'What OpenAI estimates for turns of the app server with a ChatGPT sign-in. Turns of "codex exec" and with an API key are not in it.',
          `${whole('codex_turn_cost_microusd_total')} / 1e6`,
          'currencyUSD',
        ),
      ],
    },
    {
      title: 'Tokens',
      panels: [
        lines(
          ...panelWords.tokensByKind,
          [
            { query: fresh, legend: 'input' },
            { query: kind('cached_input'), legend: 'cache read' },
            { query: kind('cache_write_input'), legend: 'cache write' },
            { query: answer, legend: 'answer' },
            { query: kind('reasoning_output'), legend: 'reasoning' },
          ],
          'short',
          true,
        ),
        lines(
          'Tokens by model',
          'Input and output; the kind "total" is their sum and is left out.',
          [{ query: step(TOKENS, 'model', 'token_type=~"input|output"'), legend: '{{model}}' }],
          'short',
          true,
        ),
      ],
    },
    {
      title: 'Tools',
      panels: [
        lines(...panelWords.toolLatency, percentiles('codex_tool_call_duration_ms_milliseconds'), 'ms'),
        lines(
          ...panelWords.toolLatencyP95ByTool,
          [{ query: quantile(0.95, 'codex_tool_call_duration_ms_milliseconds', 'tool'), legend: '{{tool}}' }],
          'ms',
        ),
        lines(
          'Tool failures',
          'Calls that did not succeed, as a part of all.',
          [{ query: failed('codex_tool_call_total', step, 'tool'), legend: '{{tool}}' }],
          'percentunit',
        ),
        lines('Tool calls by sandbox', 'By the sandbox policy that they ran under.', [
          { query: step('codex_tool_call_total', 'sandbox_policy'), legend: '{{sandbox_policy}}' },
        ]),
      ],
    },
    {
      title: 'Model API',
      panels: [
        lines(
          'API error rate',
          'Requests that did not succeed, as a part of all, over HTTP and over WebSocket.',
          [
            { query: failed('codex_api_request_total', step), legend: 'HTTP' },
            { query: failed('codex_websocket_request_total', step), legend: 'WebSocket' },
          ],
          'percentunit',
        ),
        lines(...panelWords.apiRequestsByStatus, [
          { query: step('codex_api_request_total', 'status'), legend: '{{status}}' },
        ]),
        lines(...panelWords.apiLatency, percentiles('codex_api_request_duration_ms_milliseconds'), 'ms'),
        lines(
          'Time of a turn',
          'From the prompt to its end.',
          percentiles('codex_turn_e2e_duration_ms_milliseconds'),
          'ms',
        ),
      ],
    },
    {
      title: 'Approvals',
      panels: [
        lines('Approvals', 'Prompts for approval by how they ended.', [
          { query: step('codex_approval_requested_total', 'approved'), legend: '{{approved}}' },
        ]),
        bars(
          'Approvals by tool',
          'Prompts for approval over the range.',
          whole('codex_approval_requested_total', 'tool, approved'),
          '{{tool}}: {{approved}}',
        ),
      ],
    },
    {
      title: 'Who',
      panels: [
        bars(
          'Tokens by person',
          'Where OTEL_RESOURCE_ATTRIBUTES names a person as user.email. Codex puts no person into metrics by itself.',
          whole(TOKENS, 'user_email', 'token_type=~"input|output",user_email!=""'),
          '{{user_email}}',
        ),
        bars(
          'Tokens by project',
          'Where OTEL_RESOURCE_ATTRIBUTES names a project. Codex puts no project into metrics by itself.',
          whole(TOKENS, 'project', 'token_type=~"input|output",project!=""'),
          '{{project}}',
        ),
        bars(
          'Turns by sign-in',
          'ApiKey turns are in no compliance export of a ChatGPT workspace.',
          whole('codex_conversation_turn_count_total', 'auth_mode'),
          '{{auth_mode}}',
        ),
        bars(
          'Turns by version',
          'Versions of Codex.',
          whole('codex_conversation_turn_count_total', 'app_version'),
          '{{app_version}}',
        ),
        bars(
          'Starts by surface',
          'Programs that started a Codex process.',
          whole('codex_process_start_total', 'originator'),
          '{{originator}}',
        ),
      ],
    },
    {
      title: 'Machines',
      panels: [
        table(
          'Machines that went silent',
          'Codex started on them within the last 7 days, but not within the last day.',
          `${started('7d')} unless ${started('1d')}`,
        ),
        table('Machines', 'Starts of Codex over the range.', whole('codex_process_start_total', 'host_name')),
      ],
    },
  ],
};
