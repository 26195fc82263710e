/** Builds rollout lines of the current shape with made-up numbers. */
export const THREAD = '01a20609-89f6-7612-a58e-ff9ccaeb9f57';
export const TURN = '01a20609-8a1a-70f2-930e-baef2256116f';
export const NAME = `sessions/2026/11/23/rollout-2026-11-23T01-33-38-${THREAD}.jsonl`;

export interface LineOptions {
  readonly at?: string;
  readonly thread?: string;
  readonly turn?: string;
}

const AT = '2026-11-23T01:33:38.300Z';

export function line(type: string, payload: object, at = AT): string {
  return `${JSON.stringify({ timestamp: at, ordinal: 1, type, payload })}\n`;
}

export function meta(extra: object = {}, { at = AT, thread = THREAD }: LineOptions = {}): string {
  return line(
    'session_meta',
    {
      session_id: thread,
      id: thread,
      timestamp: at,
      cwd: '/home/dev/project',
      originator: 'codex_exec',
      cli_version: '0.169.0',
      source: 'exec',
      model_provider: 'openai',
      history_mode: 'paginated',
      git: {},
      ...extra,
    },
    at,
  );
}

export function started({ at = AT, turn = TURN }: LineOptions = {}): string {
  return line('event_msg', { type: 'task_started', turn_id: turn, model_context_window: 258400 }, at);
}

export function context({ at = AT, turn = TURN }: LineOptions = {}): string {
  return line(
    'turn_context',
    { turn_id: turn, cwd: '/home/dev/project', model: 'gpt-6.1-sol', effort: 'high' },
    at,
  );
}

export function usageOf(input: number, output: number): object {
  return {
    input_tokens: input,
    cached_input_tokens: Math.trunc(input / 2),
    cache_write_input_tokens: 0,
    output_tokens: output,
    reasoning_output_tokens: 0,
    total_tokens: input + output,
  };
}

export function record(
  id: string,
  input: number,
  output: number,
  { at = AT, thread = THREAD, turn = TURN }: LineOptions = {},
): string {
  const usage = usageOf(input, output);
  return line('token_usage_record', { thread_id: thread, turn_id: turn, response_id: id, usage }, at);
}

export function message(text: string, at = AT): string {
  return line(
    'response_item',
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] },
    at,
  );
}
