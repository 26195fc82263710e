import { byte, find, same } from './bytes';
import { nameAt, nameEnd, OTHER } from './names';

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
/** `,"model_context_window":` */
const WINDOW: usize = TEXTS + 0x240;
const WINDOW_LENGTH: usize = 24;
/** `"limit_id":"` */
const LIMIT_ID: usize = TEXTS + 0x280;
const LIMIT_ID_LENGTH: usize = 12;

/** Members of a record before its response id: four ids, each a UUID. */
const TO_RESPONSE: usize = 13 + 36 + 13 + 36 + 16 + 36 + 18 + 36;

const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const COLON: i32 = 0x3a;
const BACKSLASH: i32 = 0x5c;
const CLOSE: i32 = 0x7d;

/** Where reading numbers has come to. */
let cursor: usize = 0;

/** A count after a name of the given length and first letter, and the comma or brace after it; or -1. */
function count(nameLength: usize, first: i32): f64 {
  const at = cursor + nameLength;
  if (byte(cursor + 1) != first || byte(at - 1) != COLON || byte(at - 2) != QUOTE) return -1;
  cursor = at;
  const value = number();
  cursor++;
  return value;
}

/** The hash of the last string, as of `hashBytes` in key-hash.ts: cyrb53. */
let hash: f64 = 0;

/** Hashes the string whose first byte is at `from`. Returns where its quote is; 0 where it has escapes. */
function hashString(from: usize, end: usize): usize {
  let a: i32 = <i32>0xdeadbeef;
  let b: i32 = 0x41c6ce57;
  let at = from;
  while (at < end) {
    const letter = byte(at);
    if (letter == QUOTE) break;
    if (letter == BACKSLASH) return 0;
    a = (a ^ letter) * <i32>2654435761;
    b = (b ^ letter) * <i32>1597334677;
    at++;
  }
  a = ((a ^ (a >>> 16)) * <i32>2246822507) ^ ((b ^ (b >>> 13)) * <i32>3266489909);
  b = ((b ^ (b >>> 16)) * <i32>2246822507) ^ ((a ^ (a >>> 13)) * <i32>3266489909);
  hash = 4294967296.0 * <f64>(b & 2097151) + <f64>(<u32>a);
  return at;
}

/** Reads `"name":123,…}` at `cursor` into six fields from `fields` on; false where it stands otherwise. */
function counts(fields: usize, end: usize): bool {
  for (let part: usize = 0; part < 6; part++) store<f64>(fields + part * 8, 0);
  while (cursor < end && byte(cursor) == QUOTE) {
    const part = nameAt(COUNT_NAMES, cursor + 1);
    if (part == OTHER || byte(nameEnd) != COLON) return false;
    cursor = nameEnd + 1;
    const value = number();
    if (value < 0) return false;
    store<f64>(fields + <usize>part * 8, value);
    const after = byte(cursor++);
    if (after == CLOSE) return true;
    if (after != COMMA) return false;
  }
  return false;
}

/** The digits at `cursor`, at most 15; -1 where none stands there. */
function number(): f64 {
  const from = cursor;
  let value: i64 = 0;
  let digit = byte(cursor) - 0x30;
  while (<u32>digit <= 9) {
    value = value * 10 + <i64>digit;
    cursor++;
    digit = byte(cursor) - 0x30;
  }
  return cursor == from || cursor - from > 15 ? -1 : <f64>value;
}

/** The numbers of a `token_count`: its total, its last, its window; false where they stand otherwise. */
export function tokenCount(members: usize, end: usize, entry: usize): bool {
  if (!same(members, INFO, INFO_LENGTH)) return false;
  cursor = members + INFO_LENGTH;
  if (!counts(entry + 56, end) || !same(cursor, LAST, LAST_LENGTH)) return false;
  cursor += LAST_LENGTH;
  if (!counts(entry + 104, end) || !same(cursor, WINDOW, WINDOW_LENGTH)) return false;
  cursor += WINDOW_LENGTH;
  store<f64>(entry + 152, byte(cursor) == 0x6e ? NaN : number());
  return true;
}

/**
 * The members of a `token_usage_record` from `members` on, into a row: key, a free place, six counts. False
 * where they stand otherwise.
 */
export function record(members: usize, end: usize, row: usize): bool {
  const from = members + TO_RESPONSE + RESPONSE_LENGTH;
  if (from >= end || !same(from - RESPONSE_LENGTH, RESPONSE, RESPONSE_LENGTH)) return false;
  const at = hashString(from, end);
  if (at == 0) return false;
  if (!same(at, USAGE, USAGE_LENGTH)) return false;
  cursor = at + USAGE_LENGTH;
  const input = count(15, 0x69);
  const cached = count(22, 0x63);
  const write = count(27, 0x63);
  const output = count(16, 0x6f);
  const reasoning = count(26, 0x72);
  const total = count(15, 0x74);
  if (input < 0 || cached < 0 || write < 0 || output < 0 || reasoning < 0 || total < 0) return false;
  store<f64>(row, hash);
  store<f64>(row + 16, input);
  store<f64>(row + 24, cached);
  store<f64>(row + 32, write);
  store<f64>(row + 40, output);
  store<f64>(row + 48, reasoning);
  store<f64>(row + 56, total);
  return true;
}

/** The hash of the first `limit_id` in [from, end); 0 where there is none. */
export function limitId(from: usize, end: usize): f64 {
  const id = find(from, end, LIMIT_ID, LIMIT_ID_LENGTH);
  return id != 0 && hashString(id + LIMIT_ID_LENGTH, end) != 0 ? hash : 0;
}
