import { byte, same } from './bytes';
import { nameAt, nameEnd } from './names';
import { number } from './numbers';

const EVENT_NAMES: usize = 0x0400;
const ITEM_NAMES: usize = 0x0800;
const TOP_NAMES: usize = 0x0a00;
const TEXTS: usize = 0x1000;

/** `{"timestamp":"` */
const TIMESTAMP: usize = TEXTS;
export const TIMESTAMP_LENGTH: usize = 14;
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

const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const CLOSE: i32 = 0x7d;

/** The code of a line that is not exactly as Codex writes it. */
export const UNSURE: i32 = 0;

/** Where the members of the payload begin in the line that was told last. */
export let members: usize = 0;

/** Where the ordinal's digits begin in that line; 0 where it has none. */
let ordinalAt: usize = 0;

/** The ordinal of the line that was told last; -1 for none, as `lineOrdinal` in line-kind.ts. */
export function ordinal(): f64 {
  return ordinalAt == 0 ? -1 : number(ordinalAt);
}

/** What the line in [start, end) is, if it is exactly as Codex writes it. */
export function kind(start: usize, end: usize): i32 {
  if (end - start < 64 || !same(start, TIMESTAMP, TIMESTAMP_LENGTH)) return UNSURE;
  let at = start + TIMESTAMP_LENGTH + TIME_LENGTH;
  if (byte(at) != QUOTE || byte(at + 1) != COMMA) return UNSURE;
  at += 2;
  ordinalAt = 0;
  if (same(at, ORDINAL, ORDINAL_LENGTH)) {
    at += ORDINAL_LENGTH;
    ordinalAt = at;
    while (<u32>(byte(at) - 0x30) <= 9) at++;
    if (byte(at) != COMMA) return UNSURE;
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
