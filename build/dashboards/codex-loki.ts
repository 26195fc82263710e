import { type Board, bars, lines, number, table } from './board.ts';
import { panelWords } from './panel-words.ts';

/** Codex's own services, not Glance's. Loki makes dots of attribute names underscores. */
const STREAM = '{service_name=~"codex_.+|codex-app-server"} | host_name=~"$host"';

const event = (name: string, filter = '') =>
  `${STREAM} | event_name="codex.${name}"${filter === '' ? '' : ` | ${filter}`}`;
/** Token counts are in one event for each response. */
const RESPONSE = event('sse_event', 'event_kind="response.completed"');

const whole = (pipeline: string, by = '') => counted(pipeline, '$__range', by);
const step = (pipeline: string, by = '') => counted(pipeline, '$__auto', by);
const grouped = (by: string) => (by === '' ? 'sum' : `sum by (${by}) `);

function counted(pipeline: string, range: string, by: string): string {
  return `${grouped(by)}(count_over_time(${pipeline} [${range}]))`;
}

function tokens(kind: string, range: string, by = '', filter = ''): string {
  const pipeline = filter === '' ? RESPONSE : `${RESPONSE} | ${filter}`;
  return `${grouped(by)}(sum_over_time(${pipeline} | unwrap ${kind}_token_count | __error__="" [${range}]))`;
}

const kind = (name: string) => tokens(name, '$__auto');
const both = (range: string, by: string, filter = '') =>
  `${tokens('input', range, by, filter)} + ${tokens('output', range, by, filter)}`;

const quantile = (q: number, name: string, by = '') =>
  `quantile_over_time(${q}, ${event(name)} | unwrap duration_ms | __error__="" [$__auto]) by (${by})`;
const percentiles = (name: string) => [
  { query: quantile(0.5, name), legend: 'p50' },
  { query: quantile(0.95, name), legend: 'p95' },
];

const sessions = (range: string, by: string) =>
  `count by (${by}) (${counted(event('conversation_starts'), range, ['conversation_id', by].filter(Boolean).join(', '))})`;

const seen = (range: string) => counted(STREAM, range, 'host_name');

/** What Codex itself sends as log events, from Loki. */
export const codexLoki: Board = {
  uid: 'codex-events',
  title: 'Codex events',
  about:
    'What Codex sends as OTLP log events, through the Collector of assets/collector to the OTLP endpoint of Loki, which keeps attributes as structured metadata. People are known where Codex is signed in with ChatGPT.',
  source: 'loki',
  choices: [{ name: 'host', label: 'Machine', values: 'host_name' }],
  sections: [
    {
      title: 'Overview',
      panels: [
        number(
          ...panelWords.sessionsStarted,
          `count(${counted(event('conversation_starts'), '$__range', 'conversation_id')})`,
        ),
        number(...panelWords.responses, whole(RESPONSE)),
        number(...panelWords.inputTokens, tokens('input', '$__range')),
        number(...panelWords.outputTokens, tokens('output', '$__range')),
        number(
          ...panelWords.cacheHitsAtLength,
          `${tokens('cached', '$__range')} / ${tokens('input', '$__range')}`,
          'percentunit',
        ),
        number(...panelWords.promptsThatWereLogged, whole(event('user_prompt', 'prompt_logged="true"'))),
      ],
    },
    {
      title: 'Tokens',
      panels: [
        lines(
          'Tokens by kind',
          'Parts that do not overlap: input without cache, cache reads, cache writes, answers, reasoning. The count named tool_token_count repeats the total and is left out.',
          [
            { query: `${kind('input')} - ${kind('cached')} - ${kind('cache_write')}`, legend: 'input' },
            { query: kind('cached'), legend: 'cache read' },
            { query: kind('cache_write'), legend: 'cache write' },
            { query: `${kind('output')} - ${kind('reasoning')}`, legend: 'answer' },
            { query: kind('reasoning'), legend: 'reasoning' },
          ],
          'short',
          true,
        ),
        lines(
          ...panelWords.tokensByModel,
          [{ query: both('$__auto', 'model'), legend: '{{model}}' }],
          'short',
          true,
        ),
      ],
    },
    {
      title: 'Tools',
      panels: [
        lines(...panelWords.toolLatency, percentiles('tool_result'), 'ms'),
        lines(
          ...panelWords.toolLatencyP95ByTool,
          [{ query: quantile(0.95, 'tool_result', 'tool_name'), legend: '{{tool_name}}' }],
          'ms',
        ),
        lines(...panelWords.toolCallsFailed, [
          { query: step(event('tool_result', 'success="false"'), 'tool_name'), legend: '{{tool_name}}' },
        ]),
        bars(
          'Calls of MCP servers',
          'By the name that the configuration gives the server.',
          whole(event('tool_result', 'mcp_server!=""'), 'mcp_server'),
          '{{mcp_server}}',
        ),
      ],
    },
    {
      title: 'Model API',
      panels: [
        lines(
          ...panelWords.apiErrorRate,
          [
            {
              query: `${step(event('api_request', 'http_response_status_code>=400'))} / ${step(event('api_request'))}`,
              legend: 'errors',
            },
          ],
          'percentunit',
        ),
        lines(...panelWords.apiRequestsByStatus, [
          {
            query: step(event('api_request'), 'http_response_status_code'),
            legend: '{{http_response_status_code}}',
          },
        ]),
        lines(...panelWords.apiLatency, percentiles('api_request'), 'ms'),
        lines('Time to the first token', 'Of each turn.', percentiles('turn_ttft'), 'ms'),
      ],
    },
    {
      title: 'Approvals and sandbox',
      panels: [
        lines(...panelWords.approvalOutcomes, [
          { query: step(event('tool_decision'), 'decision, source'), legend: '{{decision}} ({{source}})' },
        ]),
        bars(
          'Decisions by tool',
          'Decisions on tool calls over the range.',
          whole(event('tool_decision'), 'tool_name, decision'),
          '{{tool_name}}: {{decision}}',
        ),
        bars(...panelWords.sessionsBySandbox, sessions('$__range', 'sandbox_policy'), '{{sandbox_policy}}'),
        bars(
          'Sessions by approval policy',
          'The approval policy that a session was started with.',
          sessions('$__range', 'approval_policy'),
          '{{approval_policy}}',
        ),
      ],
    },
    {
      title: 'Who',
      panels: [
        bars(
          'Tokens by person',
          'With a ChatGPT sign-in only: with an API key Codex names no person.',
          both('$__range', 'user_email', 'user_email!=""'),
          '{{user_email}}',
        ),
        bars(
          'Sessions by sign-in',
          'Events without a sign-in are of API keys or of other providers.',
          sessions('$__range', 'auth_mode'),
          '{{auth_mode}}',
        ),
        bars(...panelWords.sessionsByVersion, sessions('$__range', 'app_version'), '{{app_version}}'),
      ],
    },
    {
      title: 'Machines',
      panels: [
        table(
          'Machines that went silent',
          'They sent events within the last 7 days, but none within the last day.',
          `${seen('7d')} unless ${seen('1d')}`,
        ),
        table('Machines', 'Events over the range.', seen('$__range')),
      ],
    },
  ],
};
