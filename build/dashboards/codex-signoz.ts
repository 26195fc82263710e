import { panelWords } from './panel-words.ts';
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
    panel('number', ...panelWords.sessionsStarted, one(SESSIONS, event('conversation_starts'))),
    panel('number', ...panelWords.responses, one('count()', RESPONSE)),
    panel('number', ...panelWords.inputTokens, [sum('input')]),
    panel('number', ...panelWords.outputTokens, [sum('output')]),
    panel('number', ...panelWords.cacheHits, cached, cachedOver),
    panel(
      'number',
      ...panelWords.promptsThatWereLogged,
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
    panel('lines', ...panelWords.tokensByModel, byModel, byModelOver),
    panel(
      'lines',
      ...panelWords.toolLatency,
      [
        { value: 'p50(duration_ms)', filter: event('tool_result'), legend: 'p50' },
        { value: 'p95(duration_ms)', filter: event('tool_result'), legend: 'p95' },
      ],
      { unit: 'ms' },
    ),
    panel(
      'lines',
      ...panelWords.toolCallsFailed,
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
      ...panelWords.approvalOutcomes,
      one('count()', event('tool_decision'), ['decision', 'source']),
    ),
    panel(
      'pie',
      ...panelWords.sessionsBySandbox,
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
      ...panelWords.sessionsByVersion,
      one(SESSIONS, event('conversation_starts'), ['app.version']),
    ),
  ],
};
