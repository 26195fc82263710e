import { context, line, meta, started, THREAD, TURN, usageOf } from '../core/ingest/lines/lines.ts';

export const head = meta() + started() + context();
export const AT = '2026-11-23T01:33:38.300Z';
export const NEXT_DAY = '2026-11-24T00:00:01.000Z';

/** A `token_count` of input tokens in all and of the last response, with a tenth as many output tokens. */
export function counted(total: number, last = total, at = AT): string {
  const usage = (input: number) => usageOf(input, input / 100);
  return line(
    'event_msg',
    {
      type: 'token_count',
      info: {
        total_token_usage: usage(total),
        last_token_usage: usage(last),
        model_context_window: 258400,
      },
      rate_limits: null,
    },
    at,
  );
}

export const cleared = line('event_msg', { type: 'token_count', info: null, rate_limits: null });

/** A session of Codex 0.77, which wrote no turn ids. */
export const old = (...lines: readonly string[]) =>
  meta({ cli_version: '0.77.0' }) +
  line('turn_context', { cwd: '/home/dev', model: 'gpt-5' }) +
  lines.join('');

export const event = (type: string) => line('event_msg', { type });

/** A record as Codex 0.153 and newer write it. `before`: input and output of the thread before it. */
export function full(
  id: string | undefined,
  [input, output]: readonly [number, number],
  [inputBefore, outputBefore]: readonly [number, number] = [0, 0],
  { at = AT, turn = TURN }: { at?: string; turn?: string } = {},
): string {
  const ids = { thread_id: THREAD, turn_id: turn, session_id: THREAD, root_turn_id: turn, response_id: id };
  const totals = usageOf(inputBefore + input, outputBefore + output);
  const usage = { usage: usageOf(input, output), turn_token_usage: totals, thread_token_usage: totals };
  return line('token_usage_record', { ...ids, ...usage }, at);
}

/** The same line with another time, given as JSON. */
export const timed = (text: string, time: string) =>
  text.replace(/"timestamp":"[^"]*"/, `"timestamp":${time}`);
export const timeless = (text: string) => text.replace(/"timestamp":"[^"]*",/, '');

export const TURN_2 = '01a20609-8a1a-70f2-930e-baef22561170';

/** The same line under another ordinal, or under none. */
export const placed = (text: string, ordinal: number | null) =>
  text.replace('"ordinal":1,', ordinal === null ? '' : `"ordinal":${ordinal},`);

/** The same record with the thread's totals at 0. */
export const untotalled = (text: string) =>
  text.replace(/"thread_token_usage":\{[^}]*\}/, (totals) => totals.replaceAll(/:\d+/g, ':0'));

export const LATER = [
  '2026-11-23T01:33:39.300Z',
  '2026-11-23T01:33:40.300Z',
  '2026-11-23T01:33:41.300Z',
] as const;
