import { CLOSE, COLON, COMMA, NULL, QUOTE } from './characters';
import { byte, find, plainEnd, same } from './bytes';
import { beginKey, endKey, mixCounts, mixPlace } from './hash';
import { ordinal } from './kind';
import { nameOf } from './names';
import { cursor, number } from './numbers';
import {
  NAMES_COUNT,
  TEXT_INFO,
  TEXT_INFO_LENGTH,
  TEXT_LAST,
  TEXT_LAST_LENGTH,
  TEXT_RESPONSE,
  TEXT_RESPONSE_LENGTH,
  TEXT_THREAD_ID_LENGTH,
  TEXT_THREAD_TOTALS,
  TEXT_THREAD_TOTALS_LENGTH,
  TEXT_TURN_TOTALS,
  TEXT_TURN_TOTALS_LENGTH,
  TEXT_USAGE,
  TEXT_USAGE_LENGTH,
  TEXT_WINDOW_NAME,
  TEXT_WINDOW_NAME_LENGTH,
  UUID_LENGTH,
} from './protocol';

/** The window stands so near to the counts: since Codex 0.169 a word on reasoning stands between them. */
const WINDOW_WITHIN: usize = 80;

/** The six counts of the total and of the last response of the `token_count` that was read last. */
export const TOTALS: usize = memory.data(48, 8);
export const LASTS: usize = memory.data(48, 8);
/** Its window; NaN where it names none. */
export let window: f64 = NaN;
/** Where its last number ends. */
export let infoEnd: usize = 0;

/** A record as it is read: its key, a free place, six counts. */
export const RECORD: usize = memory.data(64, 8);
/** Its totals. */
const TOTALS_READ: usize = memory.data(48, 8);

/** Where thread and turn are in a record's members. */
export const TO_THREAD: usize = TEXT_THREAD_ID_LENGTH;
export const TO_TURN: usize = TO_THREAD + UUID_LENGTH + 13;
/** Members of a record before its response id: four ids, each a UUID. */
const TO_RESPONSE: usize = TO_TURN + UUID_LENGTH + 16 + UUID_LENGTH + 18 + UUID_LENGTH;

/** A count at `at` after a name of the given length and first letter; or -1. */
@inline
function count(at: usize, nameLength: usize, first: i32): f64 {
  const value = at + nameLength;
  if (byte(at + 1) != first || byte(value - 1) != COLON || byte(value - 2) != QUOTE) return -1;
  return number(value);
}

/** Reads `"name":123,…}` at `from` into six numbers from `to` on. Returns where that ends; 0 where it stands otherwise. */
function counts(from: usize, to: usize, end: usize): usize {
  for (let part: usize = 0; part < 6; part++) store<f64>(to + part * 8, 0);
  partsRead = 0;
  let at = from;
  // Codex writes them in the order in which they are kept.
  let name = NAMES_COUNT;
  while (at < end && byte(at) == QUOTE) {
    let length = <usize>load<u8>(name + 1);
    if (length == 0 || !same(name + 2, at + 1, length)) {
      name = nameOf(NAMES_COUNT, at + 1);
      if (name == 0) return 0;
      length = <usize>load<u8>(name + 1);
    }
    at += 1 + length;
    if (byte(at) != COLON) return 0;
    const value = number(at + 1);
    if (value < 0) return 0;
    store<f64>(to + <usize>load<u8>(name) * 8, value);
    partsRead |= 1 << <i32>load<u8>(name);
    name += 2 + length;
    at = cursor + 1;
    const after = byte(cursor);
    if (after == CLOSE) return at;
    if (after != COMMA) return 0;
  }
  return 0;
}

/** Which counts were read last: a bit for each part. */
let partsRead: i32 = 0;

/** As `isMissing` in believable-tokens.ts, of `LASTS`. */
function isPartMissing(): bool {
  const output = load<f64>(LASTS + 24);
  const reasoned = load<f64>(LASTS + 32);
  const total = load<f64>(LASTS + 40);
  const rest = load<f64>(LASTS + 8) + load<f64>(LASTS + 16) + output + reasoned + total;
  if ((partsRead & 1) == 0 && rest > 0) return true;
  return (partsRead & 8) == 0 && (reasoned > 0 || total > load<f64>(LASTS));
}

/** True where the total that was read last is less than its response, as of `holds` in token-count-info.ts. */
export function isTotalShort(): bool {
  return load<f64>(TOTALS) < load<f64>(LASTS) || load<f64>(TOTALS + 24) < load<f64>(LASTS + 24);
}

/** Reads the numbers of a `token_count`; false where they stand otherwise than Codex writes them. */
export function tokenCount(members: usize, end: usize): bool {
  if (!same(members, TEXT_INFO, TEXT_INFO_LENGTH)) return false;
  const last = counts(members + TEXT_INFO_LENGTH, TOTALS, end);
  if (last == 0 || !same(last, TEXT_LAST, TEXT_LAST_LENGTH)) return false;
  const after = counts(last + TEXT_LAST_LENGTH, LASTS, end);
  if (after == 0 || isPartMissing()) return false;
  const name = find(after, min(end, after + WINDOW_WITHIN), TEXT_WINDOW_NAME, TEXT_WINDOW_NAME_LENGTH);
  if (name == 0) return false;
  infoEnd = name + TEXT_WINDOW_NAME_LENGTH;
  window = NaN;
  if (byte(infoEnd) == NULL) return true;
  window = number(infoEnd);
  infoEnd = cursor;
  const next = byte(cursor);
  return window >= 0 && (next == COMMA || next == CLOSE);
}

/** Reads six counts in their order from `at` on into six numbers from `to` on. Returns where the brace ends that ends them; 0 where they stand otherwise. */
@inline
function sixCounts(at: usize, to: usize): usize {
  const input = count(at, 15, 0x69);
  if (input < 0) return 0;
  const cached = count(cursor + 1, 22, 0x63);
  if (cached < 0) return 0;
  const write = count(cursor + 1, 27, 0x63);
  if (write < 0) return 0;
  const output = count(cursor + 1, 16, 0x6f);
  if (output < 0) return 0;
  const reasoning = count(cursor + 1, 26, 0x72);
  if (reasoning < 0) return 0;
  const total = count(cursor + 1, 15, 0x74);
  if (total < 0 || byte(cursor) != CLOSE) return 0;
  store<f64>(to, input);
  store<f64>(to + 8, cached);
  store<f64>(to + 16, write);
  store<f64>(to + 24, output);
  store<f64>(to + 32, reasoning);
  store<f64>(to + 40, total);
  return cursor + 1;
}

/** Input and output of the thread after the record that was read last, as `tellingTotal` in response-key.ts; -1 for none. */
export let threadTotal: f64 = -1;

/**
 * Reads the `token_usage_record` of that moment whose members begin at `members` into `RECORD`. False where
 * they stand otherwise.
 */
export function record(members: usize, end: usize, time: f64): bool {
  const from = members + TO_RESPONSE + TEXT_RESPONSE_LENGTH;
  if (from >= end || !same(from - TEXT_RESPONSE_LENGTH, TEXT_RESPONSE, TEXT_RESPONSE_LENGTH)) return false;
  const at = plainEnd(from, end);
  if (at == 0 || !same(at, TEXT_USAGE, TEXT_USAGE_LENGTH)) return false;
  let next = sixCounts(at + TEXT_USAGE_LENGTH, RECORD + 16);
  if (next == 0) return false;
  beginKey(members + TO_TURN, members + TO_TURN + UUID_LENGTH, from, at);
  const used = mixCounts(RECORD + 16);
  threadTotal = -1;
  if (byte(next) != CLOSE) {
    if (!same(next, TEXT_TURN_TOTALS, TEXT_TURN_TOTALS_LENGTH)) return false;
    next = sixCounts(next + TEXT_TURN_TOTALS_LENGTH, TOTALS_READ);
    if (next == 0 || !same(next, TEXT_THREAD_TOTALS, TEXT_THREAD_TOTALS_LENGTH)) return false;
    mixCounts(TOTALS_READ);
    next = sixCounts(next + TEXT_THREAD_TOTALS_LENGTH, TOTALS_READ);
    if (next == 0) return false;
    mixCounts(TOTALS_READ);
    const input = load<f64>(TOTALS_READ);
    const output = load<f64>(TOTALS_READ + 24);
    if (used > 0 && input >= load<f64>(RECORD + 16) && output >= load<f64>(RECORD + 40)) threadTotal = input + output;
  }
  if (threadTotal < 0) mixPlace(time, ordinal());
  store<f64>(RECORD, endKey());
  return true;
}
