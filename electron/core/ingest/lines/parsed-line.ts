import { kindOf, type LineKind } from './line-kind.ts';
import { parseTime } from './line-time.ts';
import { ordinalOf } from './record-place.ts';
import { asObject, asString } from './token-usage.ts';

const BRACE = 0x7d;

/** One line that matters. `failure` is the error kind of a failed turn. */
export interface RolloutEvent {
  readonly kind: LineKind;
  /** Milliseconds since the epoch. */
  readonly at: number | null;
  /** The line's; -1 or left out where it has none, or where it does not matter. */
  readonly ordinal?: number;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly failure: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** Returns the JSON object that a text holds, or null where there is none. */
export function parseObject(text: string): Json | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Returns true where the bytes are one whole JSON object. */
export function isWholeObject(bytes: Buffer): boolean {
  return bytes[bytes.length - 1] === BRACE && parseObject(bytes.toString('utf8')) !== null;
}

/**
 * Returns what a parsed line says, in any order of its members; null for a bare item of Codex 0.20 or older,
 * unless it opens its file.
 */
export function eventOf(line: Json, isOpening: boolean): RolloutEvent | null {
  const payload = asObject(line.payload);
  const type = asString(line.type);
  const at = parseTime(line.timestamp);
  if (isOpening && !payload && asString(line.id) !== null && at !== null) {
    return { kind: 'session_meta', at, payload: line, failure: null };
  }
  if (!payload || type === null) return null;
  const error = asObject(payload.error);
  const failure = error ? failureName(asString(error.codex_error_info)) : null;
  const ordinal = ordinalOf(line.ordinal);
  return { kind: kindOf(type, asString(payload.type) ?? ''), at, ordinal, payload, failure };
}

/** Returns the name of a failure as Codex gives it (`codex_error_info`); those of another form are all one. */
export function failureName(text: string | null): string {
  return text !== null && /^\w+$/.test(text) ? text : 'other';
}
