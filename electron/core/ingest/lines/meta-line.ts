import { afterMember, stringEnd } from './raw-field.ts';
import { asObject } from './token-usage.ts';

const QUOTE = 0x22;
const CLOSE = 0x7d;
const TEXT = '{"text":"';

/**
 * The object of a `session_meta` line in `bytes[start, end)`, or null where there is none. What the model
 * is told (`base_instructions`), nearly all of the line, is left out without being decoded.
 */
export function parseMetaLine(
  bytes: Buffer,
  start: number,
  end: number,
): Readonly<Record<string, unknown>> | null {
  const from = afterMember(bytes, 'base_instructions', start, end);
  const to = from < 0 ? -1 : instructionsEnd(bytes, from, end);
  const text =
    to < 0
      ? bytes.toString('utf8', start, end)
      : `${bytes.toString('utf8', start, from)}null${bytes.toString('utf8', to, end)}`;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

/** How Codex begins the first line of a file (codex-rs/protocol/src/protocol.rs, `RolloutLine`). */
const OPENING = /^\{"timestamp":"[^"]{24}",(?:"ordinal":\d+,)?"type":"session_meta","payload":\{/;
const OPENING_LENGTH = 128;

/**
 * The same, where the line is the one that opens nearly every file. To tell that takes less time than to ask
 * for each kind of line.
 */
export function parseOpening(
  bytes: Buffer,
  start: number,
  end: number,
): Readonly<Record<string, unknown>> | null {
  const head = bytes.toString('latin1', start, Math.min(end, start + OPENING_LENGTH));
  return OPENING.test(head) ? parseMetaLine(bytes, start, end) : null;
}

/** After a string, or after an object that holds nothing but a text; -1 for any other value. */
function instructionsEnd(bytes: Buffer, from: number, end: number): number {
  if (bytes[from] === QUOTE) return stringEnd(bytes, from + 1, end) + 1;
  const textAt = from + TEXT.length;
  if (bytes.toString('latin1', from, textAt) !== TEXT) return -1;
  const close = stringEnd(bytes, textAt, end) + 1;
  return bytes[close] === CLOSE && close < end ? close + 1 : -1;
}
