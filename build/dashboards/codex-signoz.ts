import { type LogQuestion, oneLog as one, logPanel as panel, type SignozBoard } from './signoz-board.ts';

const event = (name: string, filter = '') =>
  `event.name = 'codex.${name}'${filter === '' ? '' : ` AND ${filter}`}`;
/** Token counts are in one event for each response. */
const RESPONSE = event('sse_event', "event.kind = 'response.completed'");
const SESSIONS = 'count_distinct(conversation.id)';

const sum = (kind: string, by: readonly string[] = []): LogQuestion => ({
  value: `sum(${kind}_token_count)`,
  filter: RESPONSE,
  by,
});

const ratio = (part: LogQuestion, all: LogQuestion, legend: string) =>
  [[part, all], { unit: 'percent', formula: { expression: 'A / B * 100', legend } }] as const;

const [cached, cachedOver] = ratio(sum('cached'), sum('input'), 'cache hits');
const [errors, errorsOver] = ratio(
  { value: 'count()', filter: event('api_request', 'http.response.status_code >= 400') },
  { value: 'count()', filter: event('api_request') },
  'errors',
);
const both = (by: string) =>
  [
    [sum('input', [by]), sum('output', [by])],
    { formula: { expression: 'A + B', legend: `{{${by}}}` } },
  ] as const;
const [byModel, byModelOver] = both('model');
const [byPerson, byPersonOver] = both('user.email');

/** What Codex itself sends as log events, in SigNoz. */
export const codexSignoz: SignozBoard = {
  name: 'codex-events',
  title: 'Codex events',
  about:
    'What Codex sends as OTLP log events. Each panel asks one kind of event, so that no count is made twice. People are known where Codex is signed in with ChatGPT.',
  panels: [
    panel(
      'number',
      'Sessions',
      'Conversations that were started.',
      one(SESSIONS, event('conversation_starts')),
    ),
    panel('number', 'Responses', 'Answers of the model.', one('count()', RESPONSE)),
    panel('number', 'Input tokens', 'With what came from the cache.', [sum('input')]),
    panel('number', 'Output tokens', 'With reasoning.', [sum('output')]),
    panel(
      'number',
      'Cache hits',
      'Cached input as a part of all input, which it is among.',
      cached,
      cachedOver,
    ),
    panel(
      'number',
      'Prompts that were logged',
      'Prompts that Codex sent in full, as log_user_prompt is on. The Collector marks them and drops their text.',
      one('count()', event('user_prompt', 'prompt.logged = true')),
    ),
    panel(
      'lines',
      'Tokens by kind',
      'Cache reads and writes are among the input, reasoning is among the output. The count named tool_token_count repeats the total and is left out.',
      [
        { ...sum('input'), legend: 'input' },
        { ...sum('cached'), legend: 'cache read, of input' },
        { ...sum('cache_write'), legend: 'cache write, of input' },
        { ...sum('output'), legend: 'output' },
        { ...sum('reasoning'), legend: 'reasoning, of output' },
      ],
    ),
    panel('lines', 'Tokens by model', 'Input and output.', byModel, byModelOver),
    panel(
      'lines',
      'Tool latency',
      'Of all tools.',
      [
        { value: 'p50(duration_ms)', filter: event('tool_result'), legend: 'p50' },
        { value: 'p95(duration_ms)', filter: event('tool_result'), legend: 'p95' },
      ],
      { unit: 'ms' },
    ),
    panel(
      'lines',
      'Tool failures',
      'Calls that did not succeed.',
      one('count()', event('tool_result', "success = 'false'"), ['tool_name']),
    ),
    panel(
      'lines',
      'API error rate',
      'Requests that were answered with 400 or above, of all.',
      errors,
      errorsOver,
    ),
    panel(
      'lines',
      'API latency p95',
      'Of HTTP requests.',
      one('p95(duration_ms)', event('api_request'), ['model']),
      { unit: 'ms' },
    ),
    panel(
      'pie',
      'Approval outcomes',
      'Decisions on tool calls, by configuration or by a person.',
      one('count()', event('tool_decision'), ['decision', 'source']),
    ),
    panel(
      'pie',
      'Sessions by sandbox',
      'The sandbox that a session was started with.',
      one(SESSIONS, event('conversation_starts'), ['sandbox_policy']),
    ),
    panel('pie', 'Tokens by person', 'With a ChatGPT sign-in only.', byPerson, byPersonOver),
    panel(
      'pie',
      'Sessions by sign-in',
      'Without a value: an API key, or another provider.',
      one(SESSIONS, event('conversation_starts'), ['auth_mode']),
    ),
    panel(
      'table',
      'Machines',
      'When each last sent an event. The oldest went silent.',
      one('max(timestamp)', "event.name EXISTS AND service.name != 'codex-glance'", ['host.name']),
    ),
    panel(
      'pie',
      'Sessions by version',
      'Versions of Codex.',
      one(SESSIONS, event('conversation_starts'), ['app.version']),
    ),
  ],
};
