import { byte, find, plainEnd, same } from './bytes';
import { beginKey, endKey, hashBytes, mixCounts, mixPlace } from './hash';
import { ordinal } from './kind';
import { nameOf } from './names';
import { cursor, number } from './numbers';

const COUNT_NAMES: usize = 0x0c00;
const TEXTS: usize = 0x1000;

/** `","response_id":"` */
const RESPONSE: usize = TEXTS + 0x140;
const RESPONSE_LENGTH: usize = 17;
/** `","usage":{` */
const USAGE: usize = TEXTS + 0x180;
const USAGE_LENGTH: usize = 11;
/** `"info":{"total_token_usage":{` */
const INFO: usize = TEXTS + 0x1c0;
const INFO_LENGTH: usize = 29;
/** `,"last_token_usage":{` */
const LAST: usize = TEXTS + 0x200;
const LAST_LENGTH: usize = 21;
/** `"model_context_window":` */
const WINDOW: usize = TEXTS + 0x240;
const WINDOW_LENGTH: usize = 23;
/** The window stands so near to the counts: since Codex 0.169 a word on reasoning stands between them. */
const WINDOW_WITHIN: usize = 80;
/** `"limit_id":` */
const LIMIT_ID: usize = TEXTS + 0x280;
const LIMIT_ID_LENGTH: usize = 11;
/** `"rate_limits":` */
const LIMITS: usize = TEXTS + 0x300;
const LIMITS_LENGTH: usize = 14;
/** `"primary":` */
const PRIMARY: usize = TEXTS + 0x340;
const PRIMARY_LENGTH: usize = 10;
/** `{"used_percent":` */
const PERCENT: usize = TEXTS + 0x440;
const PERCENT_LENGTH: usize = 16;

/** `,"turn_token_usage":{` */
const TURN_TOTALS: usize = TEXTS + 0x500;
const TURN_TOTALS_LENGTH: usize = 21;
/** `,"thread_token_usage":{` */
const THREAD_TOTALS: usize = TEXTS + 0x540;
const THREAD_TOTALS_LENGTH: usize = 23;

/** The six counts of the total, of the last response, and the window of the last `token_count` that was read. */
export const TOTALS: usize = 0x3800;
export const LASTS: usize = 0x3830;
export const WINDOW_READ: usize = 0x3860;

/** Totals of a record as they are read. */
const TOTALS_READ: usize = 0x3e80;

/** Where the turn stands in a record's members, and how long its id is. */
const TO_TURN: usize = 13 + 36 + 13;
const UUID: usize = 36;
/** Members of a record before its response id: four ids, each a UUID. */
const TO_RESPONSE: usize = 13 + 36 + 13 + 36 + 16 + 36 + 18 + 36;

const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const COLON: i32 = 0x3a;
const OPEN: i32 = 0x7b;
const CLOSE: i32 = 0x7d;
/** The first letter of `null`. */
const NULL: i32 = 0x6e;

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
  let name = COUNT_NAMES;
  while (at < end && byte(at) == QUOTE) {
    const expected = <usize>load<u8>(name + 1);
    if (expected == 0 || !same(name + 2, at + 1, expected)) {
      name = nameOf(COUNT_NAMES, at + 1);
      if (name == 0) return 0;
    }
    const length = <usize>load<u8>(name + 1);
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

/** As `isPartMissing` in token-count-info.ts, of `LASTS`. */
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

/** Where the last number ends of the `token_count` that was read last. */
export let infoEnd: usize = 0;

/** Reads the numbers of a `token_count`; false where they stand otherwise than Codex writes them. */
export function tokenCount(members: usize, end: usize): bool {
  if (!same(members, INFO, INFO_LENGTH)) return false;
  const last = counts(members + INFO_LENGTH, TOTALS, end);
  if (last == 0 || !same(last, LAST, LAST_LENGTH)) return false;
  const after = counts(last + LAST_LENGTH, LASTS, end);
  if (after == 0 || isPartMissing()) return false;
  const name = find(after, min(end, after + WINDOW_WITHIN), WINDOW, WINDOW_LENGTH);
  if (name == 0) return false;
  infoEnd = name + WINDOW_LENGTH;
  let window: f64 = NaN;
  if (byte(infoEnd) != NULL) {
    window = number(infoEnd);
    const after = byte(cursor);
    if (window < 0 || (after != COMMA && after != CLOSE)) return false;
    infoEnd = cursor;
  }
  store<f64>(WINDOW_READ, window);
  return true;
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
 * The members of a `token_usage_record` of that moment from `members` on: key, a free place, six counts.
 * False where they stand otherwise.
 */
export function record(members: usize, end: usize, row: usize, time: f64): bool {
  const from = members + TO_RESPONSE + RESPONSE_LENGTH;
  if (from >= end || !same(from - RESPONSE_LENGTH, RESPONSE, RESPONSE_LENGTH)) return false;
  const at = plainEnd(from, end);
  if (at == 0 || !same(at, USAGE, USAGE_LENGTH)) return false;
  let next = sixCounts(at + USAGE_LENGTH, row + 16);
  if (next == 0) return false;
  beginKey(members + TO_TURN, members + TO_TURN + UUID, from, at);
  const used = mixCounts(row + 16);
  threadTotal = -1;
  if (byte(next) != CLOSE) {
    if (!same(next, TURN_TOTALS, TURN_TOTALS_LENGTH)) return false;
    next = sixCounts(next + TURN_TOTALS_LENGTH, TOTALS_READ);
    if (next == 0 || !same(next, THREAD_TOTALS, THREAD_TOTALS_LENGTH)) return false;
    mixCounts(TOTALS_READ);
    next = sixCounts(next + THREAD_TOTALS_LENGTH, TOTALS_READ);
    if (next == 0) return false;
    mixCounts(TOTALS_READ);
    const input = load<f64>(TOTALS_READ);
    const output = load<f64>(TOTALS_READ + 24);
    if (used > 0 && input >= load<f64>(row + 16) && output >= load<f64>(row + 40)) threadTotal = input + output;
  }
  if (threadTotal < 0) mixPlace(time, ordinal());
  store<f64>(row, endKey());
  return true;
}

/** Where the value of the primary window begins in the limits that `limitsOf` was last asked about; 0 for none. */
let primaryAt: usize = 0;

/** Most lines name the limit that the last one named: where that is kept, how long it is, and its hash. */
const LAST_ID: usize = 0x38c0;
const LAST_ID_ROOM: usize = 32;
let lastLength: usize = usize.MAX_VALUE;
let lastHash: f64 = 0;

function hashOfId(from: usize, to: usize): f64 {
  const length = to - from;
  if (length == lastLength && same(from, LAST_ID, length)) return lastHash;
  const hash = hashBytes(from, to);
  if (length <= LAST_ID_ROOM) {
    memory.copy(LAST_ID, from, length);
    lastLength = length;
    lastHash = hash;
  }
  return hash;
}

/** Whose limits the line tells, as of `limitsOf` in deferred-limits.ts; NaN where it tells none. */
export function limitsOf(from: usize, end: usize): f64 {
  const limits = find(from, end, LIMITS, LIMITS_LENGTH);
  if (limits == 0 || byte(limits + LIMITS_LENGTH) != OPEN) return NaN;
  // Codex names the limit first, and its primary window soon after. What stands before is too short to hold a name.
  const first = limits + LIMITS_LENGTH + 1;
  const isFirst = limits - from < PRIMARY_LENGTH && same(first, LIMIT_ID, LIMIT_ID_LENGTH);
  const id = isFirst ? first : find(from, end, LIMIT_ID, LIMIT_ID_LENGTH);
  let hash: f64 = 0;
  let close = from;
  if (id != 0 && byte(id + LIMIT_ID_LENGTH) == QUOTE) {
    const text = id + LIMIT_ID_LENGTH + 1;
    close = text;
    while (close < end && byte(close) != QUOTE) close++;
    hash = hashOfId(text, close);
  }
  const primary = find(isFirst ? close : from, end, PRIMARY, PRIMARY_LENGTH);
  primaryAt = primary == 0 ? 0 : primary + PRIMARY_LENGTH;
  return primaryAt != 0 && byte(primaryAt) == NULL ? -1 - hash : hash;
}

/** True where the primary window of these limits is one that JavaScript would take. */
export function hasWindow(): bool {
  if (primaryAt == 0 || !same(primaryAt, PERCENT, PERCENT_LENGTH)) return false;
  return <u32>(byte(primaryAt + PERCENT_LENGTH) - 0x30) <= 9;
}
