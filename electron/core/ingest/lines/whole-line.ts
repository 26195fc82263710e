import { ordinalOf } from '../../usage/record-place.ts';
import { kindOf, type LineKind } from './line-kind.ts';
import { parseTime } from './line-time.ts';
import { parseLine } from './parse-line.ts';
import { afterMember, stringMember } from './raw-field.ts';
import type { RolloutEvent } from './rollout-events.ts';
import { asObject, asString } from './token-usage.ts';

const BRACE = 0x7d;
const NAME_LENGTH = '"codex_error_info":'.length;

/** True where the bytes are one whole JSON object. */
export function isWholeObject(bytes: Buffer): boolean {
  return bytes[bytes.length - 1] === BRACE && parseLine(bytes, 0, bytes.length) !== null;
}

/** What a parsed line of a known kind means. */
export function decodedEvent(kind: LineKind, line: Readonly<Record<string, unknown>>): RolloutEvent {
  const ordinal = ordinalOf(line.ordinal);
  return { kind, at: parseTime(line.timestamp), ordinal, payload: asObject(line.payload), failure: null };
}

/** A line of unknown form is parsed up to this size. */
const LONGEST_UNKNOWN = 1024 * 1024;

/**
 * What a line of unusual form means: other order of members, or the first line of Codex 0.20. Null where it
 * means nothing, undefined where it is no JSON object.
 */
export function parsedEvent(bytes: Buffer, start: number, end: number): RolloutEvent | null | undefined {
  const line = end - start > LONGEST_UNKNOWN ? null : parseLine(bytes, start, end);
  if (!line) return undefined;
  const payload = asObject(line.payload);
  const type = asString(line.type);
  const at = parseTime(line.timestamp);
  if (!payload && asString(line.id) !== null && at !== null) {
    return { kind: 'session_meta', at, payload: line, failure: null };
  }
  if (!payload || type === null) return null;
  const error = asObject(payload.error);
  const failure = error ? (asString(error.codex_error_info) ?? 'other') : null;
  const ordinal = ordinalOf(line.ordinal);
  return { kind: kindOf(type, asString(payload.type) ?? ''), at, ordinal, payload, failure };
}

/** The `codex_error_info` of a failed `task_complete`, without decoding the model's last message. */
export function failureOf(bytes: Buffer, start: number, end: number): string | null {
  const from = afterMember(bytes, 'codex_error_info', start, end);
  if (from < 0) return null;
  return stringMember(bytes, 'codex_error_info', from - NAME_LENGTH, end) ?? 'other';
}
