import { byte, find, same } from './bytes';
import { hashBytes } from './hash';
import { nameAt, nameEnd, OTHER } from './names';
import { cursor, number, restart, step } from './numbers';

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

/** The six counts of the total, of the last response, and the window of the last `token_count` that was read. */
export const TOTALS: usize = 0x3800;
export const LASTS: usize = 0x3830;
export const WINDOW_READ: usize = 0x3860;

/** Members of a record before its response id: four ids, each a UUID. */
const TO_RESPONSE: usize = 13 + 36 + 13 + 36 + 16 + 36 + 18 + 36;

const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const COLON: i32 = 0x3a;
const BACKSLASH: i32 = 0x5c;
const OPEN: i32 = 0x7b;
const CLOSE: i32 = 0x7d;
/** The first letter of `null`. */
const NULL: i32 = 0x6e;

/** A count after a name of the given length and first letter, and the comma or brace after it; or -1. */
function count(nameLength: usize, first: i32): f64 {
  const at = cursor + nameLength;
  if (byte(cursor + 1) != first || byte(at - 1) != COLON || byte(at - 2) != QUOTE) return -1;
  restart(at);
  const value = number();
  step(1);
  return value;
}

/** Reads `"name":123,…}` at `cursor` into six numbers from `to` on; false where it stands otherwise. */
function counts(to: usize, end: usize): bool {
  for (let part: usize = 0; part < 6; part++) store<f64>(to + part * 8, 0);
  while (cursor < end && byte(cursor) == QUOTE) {
    const part = nameAt(COUNT_NAMES, cursor + 1);
    if (part == OTHER || byte(nameEnd) != COLON) return false;
    restart(nameEnd + 1);
    const value = number();
    if (value < 0) return false;
    store<f64>(to + <usize>part * 8, value);
    const after = byte(cursor);
    step(1);
    if (after == CLOSE) return true;
    if (after != COMMA) return false;
  }
  return false;
}

/** Reads the numbers of a `token_count`; false where they stand otherwise than Codex writes them. */
export function tokenCount(members: usize, end: usize): bool {
  if (!same(members, INFO, INFO_LENGTH)) return false;
  restart(members + INFO_LENGTH);
  if (!counts(TOTALS, end) || !same(cursor, LAST, LAST_LENGTH)) return false;
  step(LAST_LENGTH);
  if (!counts(LASTS, end)) return false;
  const name = find(cursor, min(end, cursor + WINDOW_WITHIN), WINDOW, WINDOW_LENGTH);
  if (name == 0) return false;
  restart(name + WINDOW_LENGTH);
  const window = byte(cursor) == NULL ? NaN : number();
  store<f64>(WINDOW_READ, window);
  return !(window < 0);
}

/**
 * The members of a `token_usage_record` from `members` on: key, a free place, six counts. False where they
 * stand otherwise.
 */
export function record(members: usize, end: usize, row: usize): bool {
  const from = members + TO_RESPONSE + RESPONSE_LENGTH;
  if (from >= end || !same(from - RESPONSE_LENGTH, RESPONSE, RESPONSE_LENGTH)) return false;
  let at = from;
  while (at < end && byte(at) != QUOTE) {
    if (byte(at) == BACKSLASH) return false;
    at++;
  }
  if (!same(at, USAGE, USAGE_LENGTH)) return false;
  restart(at + USAGE_LENGTH);
  const input = count(15, 0x69);
  const cached = count(22, 0x63);
  const write = count(27, 0x63);
  const output = count(16, 0x6f);
  const reasoning = count(26, 0x72);
  const total = count(15, 0x74);
  if (input < 0 || cached < 0 || write < 0 || output < 0 || reasoning < 0 || total < 0) return false;
  store<f64>(row, hashBytes(from, at));
  store<f64>(row + 16, input);
  store<f64>(row + 24, cached);
  store<f64>(row + 32, write);
  store<f64>(row + 40, output);
  store<f64>(row + 48, reasoning);
  store<f64>(row + 56, total);
  return true;
}

/** Where the value of the primary window begins in the limits that `limitsOf` was last asked about; 0 for none. */
let primaryAt: usize = 0;

/** Whose limits the line tells, as of `limitsOf` in deferred-limits.ts; NaN where it tells none. */
export function limitsOf(from: usize, end: usize): f64 {
  const limits = find(from, end, LIMITS, LIMITS_LENGTH);
  if (limits == 0 || byte(limits + LIMITS_LENGTH) != OPEN) return NaN;
  const id = find(from, end, LIMIT_ID, LIMIT_ID_LENGTH);
  let hash: f64 = 0;
  if (id != 0 && byte(id + LIMIT_ID_LENGTH) == QUOTE) {
    const text = id + LIMIT_ID_LENGTH + 1;
    let close = text;
    while (close < end && byte(close) != QUOTE) close++;
    hash = hashBytes(text, close);
  }
  const primary = find(from, end, PRIMARY, PRIMARY_LENGTH);
  primaryAt = primary == 0 ? 0 : primary + PRIMARY_LENGTH;
  return primaryAt != 0 && byte(primaryAt) == NULL ? -1 - hash : hash;
}

/** True where the primary window of these limits is one that JavaScript would take. */
export function hasWindow(): bool {
  if (primaryAt == 0 || !same(primaryAt, PERCENT, PERCENT_LENGTH)) return false;
  return <u32>(byte(primaryAt + PERCENT_LENGTH) - 0x30) <= 9;
}
