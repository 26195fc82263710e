/**
 * The inner loop of reading rollouts, in AssemblyScript: finds the ends of lines sixteen bytes at a
 * time, tells by its first bytes what each line is, and hands over only the lines that tell something.
 * Whatever does not stand exactly as Codex writes it is handed over as `UNSURE`, for JavaScript to read.
 *
 * Memory, in bytes: names from `NAMES`, texts at their own places, rollout bytes from `INPUT`, what was
 * found from `OUTPUT`.
 * `electron/core/usage/line-kernel.ts` fills in names and texts; `line-kernel-map.ts` is the same map.
 */

import { byte, forgetWide, newline, same, time, wide, find, stringEnd } from './bytes';
import { limitId, record, tokenCount } from './counts';
import { nameAt, nameEnd, OTHER } from './names';

export { find, stringEnd, wide };

const EVENT_NAMES: usize = 0x0400;
const ITEM_NAMES: usize = 0x0800;
const TOP_NAMES: usize = 0x0a00;
const TEXTS: usize = 0x1000;
const OUTPUT: usize = 0x4000;

/** `{"timestamp":"` */
const TIMESTAMP: usize = TEXTS;
const TIMESTAMP_LENGTH: usize = 14;
/** `"ordinal":` */
const ORDINAL: usize = TEXTS + 0x40;
const ORDINAL_LENGTH: usize = 10;
/** `"type":"` */
const TYPE: usize = TEXTS + 0x80;
const TYPE_LENGTH: usize = 8;
/** `event_msg","payload":{"type":"` */
const EVENT: usize = TEXTS + 0xc0;
const EVENT_LENGTH: usize = 30;
/** `response_item","payload":{"type":"` */
const ITEM: usize = TEXTS + 0x100;
const ITEM_LENGTH: usize = 34;
/** `2026-11-23T01:33:38.227Z` */
const TIME_LENGTH: usize = 24;

/** Longer lines are left to JavaScript. */
const LONG_LINE: usize = 64 * 1024;

/** Fields of an entry, each a 64-bit float. */
const FIELDS: usize = 22;
const ENTRY: usize = FIELDS * 8;
const MOST_ENTRIES: i32 = 2048;

/** Line codes; all others come with the names. */
const UNSURE: i32 = 0;
const RECORD: i32 = 3;
const TOKEN_COUNT: i32 = 4;
const TOOL_CALL: i32 = 15;

const RETURN: i32 = 0x0d;
const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const CLOSE: i32 = 0x7d;

/** Where the next scan goes on. */
export let next: usize = 0;
/** Lines that the last scan passed. */
export let lines: i32 = 0;
/** Calls of tools after the last entry of the last scan. */
export let calls: i32 = 0;
/** Where the newest line of known form stands, or 0. */
export let newestStart: usize = 0;
export let newestEnd: usize = 0;

/** Where the members of the payload begin in the line that was told last. */
let members: usize = 0;

/** What the line in [start, end) is, if it is exactly as Codex writes it. */
function kind(start: usize, end: usize): i32 {
  if (end - start < 64 || !same(start, TIMESTAMP, TIMESTAMP_LENGTH)) return UNSURE;
  let at = start + TIMESTAMP_LENGTH + TIME_LENGTH;
  if (byte(at) != QUOTE || byte(at + 1) != COMMA) return UNSURE;
  at += 2;
  if (same(at, ORDINAL, ORDINAL_LENGTH)) {
    at += ORDINAL_LENGTH;
    while (at < end && byte(at) != COMMA) at++;
    at++;
  }
  if (at + 48 >= end || !same(at, TYPE, TYPE_LENGTH)) return UNSURE;
  at += TYPE_LENGTH;
  if (byte(end - 1) != CLOSE) return UNSURE;
  const first = byte(at);
  let code: i32;
  if (first == 0x72) {
    if (!same(at, ITEM, ITEM_LENGTH)) return UNSURE;
    code = nameAt(ITEM_NAMES, at + ITEM_LENGTH);
    members = nameEnd + 1;
  } else if (first == 0x65) {
    if (!same(at, EVENT, EVENT_LENGTH)) return UNSURE;
    code = nameAt(EVENT_NAMES, at + EVENT_LENGTH);
    members = nameEnd + 1;
  } else {
    code = nameAt(TOP_NAMES, at);
    members = nameEnd + 12;
  }
  return code;
}

/**
 * Passes the lines of [from, end), whose last byte is a newline, until the end or until the entries are
 * full. Returns the number of entries; `next` is where to go on.
 */
export function scan(from: usize, end: usize): i32 {
  let at = from;
  let found: i32 = 0;
  let callsHere: i32 = 0;
  lines = 0;
  forgetWide();
  newestStart = 0;
  while (at < end && found < MOST_ENTRIES) {
    const lineEnd = newline(at, end);
    lines++;
    let stop = lineEnd;
    if (stop > at && byte(stop - 1) == RETURN) stop--;
    if (stop > at) {
      const code = stop - at > LONG_LINE ? UNSURE : kind(at, stop);
      if (code != UNSURE) {
        newestStart = at;
        newestEnd = stop;
      }
      if (code == TOOL_CALL) callsHere++;
      else if (code != OTHER) {
        const entry = OUTPUT + <usize>found * ENTRY;
        store<f64>(entry, <f64>code);
        store<f64>(entry + 8, <f64>at);
        store<f64>(entry + 16, <f64>stop);
        store<f64>(entry + 24, <f64>lines);
        if (code != UNSURE) {
          store<f64>(entry + 32, time(at + TIMESTAMP_LENGTH));
          store<f64>(entry + 40, <f64>members);
          if (code == RECORD && !record(members, stop, entry)) store<f64>(entry + 48, NaN);
          else if (code == TOKEN_COUNT) {
            store<f64>(entry + 160, tokenCount(members, stop, entry) ? 1 : 0);
            store<f64>(entry + 48, limitId(members, stop));
          }
        }
        store<f64>(entry + 168, <f64>callsHere);
        callsHere = 0;
        found++;
      }
    }
    at = lineEnd + 1;
  }
  calls = callsHere;
  next = at;
  return found;
}
