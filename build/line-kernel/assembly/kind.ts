import { COMMA, QUOTE } from './characters';
import { byte, find, same } from './bytes';
import { nameAt, nameEnd } from './names';
import { number } from './numbers';
import {
  KIND_BARE,
  KIND_OTHER,
  KIND_UNKNOWN,
  NAMES_EVENT,
  NAMES_ITEM,
  NAMES_TOP,
  TEXT_BARE_ID,
  TEXT_BARE_ID_LENGTH,
  TEXT_BARE_RECORD,
  TEXT_BARE_RECORD_LENGTH,
  TEXT_BARE_TYPE,
  TEXT_BARE_TYPE_LENGTH,
  TEXT_EVENT,
  TEXT_EVENT_LENGTH,
  TEXT_ITEM,
  TEXT_ITEM_LENGTH,
  TEXT_ORDINAL,
  TEXT_ORDINAL_LENGTH,
  TEXT_PAYLOAD,
  TEXT_PAYLOAD_LENGTH,
  TEXT_TIMESTAMP,
  TEXT_TIMESTAMP_LENGTH,
  TEXT_TYPE,
  TEXT_TYPE_LENGTH,
} from './protocol';

/** `2026-11-23T01:33:38.227Z` */
const TIME_LENGTH: usize = 24;

/** Where the members of the payload begin in the line that was asked about last. */
export let members: usize = 0;

/** A line of Codex 0.20 or older, or one that only parsing tells. */
function otherForm(start: usize, end: usize): i32 {
  const isBare =
    same(start, TEXT_BARE_RECORD, TEXT_BARE_RECORD_LENGTH) ||
    (same(start, TEXT_BARE_TYPE, TEXT_BARE_TYPE_LENGTH) && !isLineType(start + TEXT_BARE_TYPE_LENGTH)) ||
    same(start, TEXT_BARE_ID, TEXT_BARE_ID_LENGTH);
  // A bare item has no payload.
  return isBare && find(start, end, TEXT_PAYLOAD, TEXT_PAYLOAD_LENGTH) == 0 ? KIND_BARE : KIND_UNKNOWN;
}

/** True where the type at that place is a line's and not a bare item's: its members are in another order. */
function isLineType(at: usize): bool {
  return same(at, TEXT_ITEM, 14) || same(at, TEXT_EVENT, 10) || nameAt(NAMES_TOP, at) != KIND_OTHER;
}

/** Where the ordinal's digits begin in that line; 0 where it has none. */
let ordinalAt: usize = 0;

/** The ordinal of the line that was asked about last; -1 for none, as `ordinalOf` in record-place.ts. */
export function ordinal(): f64 {
  return ordinalAt == 0 ? -1 : number(ordinalAt);
}

/** What the line in [start, end) is by its first bytes, if these are exactly as Codex writes them. */
export function kind(start: usize, end: usize): i32 {
  if (end - start < 64) return end - start < TEXT_BARE_RECORD_LENGTH ? KIND_UNKNOWN : otherForm(start, end);
  if (!same(start, TEXT_TIMESTAMP, TEXT_TIMESTAMP_LENGTH)) return otherForm(start, end);
  let at = start + TEXT_TIMESTAMP_LENGTH + TIME_LENGTH;
  if (byte(at) != QUOTE || byte(at + 1) != COMMA) return KIND_UNKNOWN;
  at += 2;
  ordinalAt = 0;
  if (same(at, TEXT_ORDINAL, TEXT_ORDINAL_LENGTH)) {
    at += TEXT_ORDINAL_LENGTH;
    ordinalAt = at;
    while (<u32>(byte(at) - 0x30) <= 9) at++;
    if (byte(at) != COMMA) return KIND_UNKNOWN;
    at++;
  }
  if (at + 48 >= end || !same(at, TEXT_TYPE, TEXT_TYPE_LENGTH)) return KIND_UNKNOWN;
  at += TEXT_TYPE_LENGTH;
  const first = byte(at);
  if (first == 0x72 && same(at, TEXT_ITEM, TEXT_ITEM_LENGTH)) {
    const code = nameAt(NAMES_ITEM, at + TEXT_ITEM_LENGTH);
    members = nameEnd + 1;
    return code;
  }
  if (first == 0x65 && same(at, TEXT_EVENT, TEXT_EVENT_LENGTH)) {
    const code = nameAt(NAMES_EVENT, at + TEXT_EVENT_LENGTH);
    members = nameEnd + 1;
    return code;
  }
  // Events and items whose payload begins otherwise.
  if (same(at, TEXT_ITEM, 14) || same(at, TEXT_EVENT, 10)) return KIND_UNKNOWN;
  const code = nameAt(NAMES_TOP, at);
  if (code != KIND_OTHER && !same(nameEnd + 1, TEXT_PAYLOAD, TEXT_PAYLOAD_LENGTH)) return KIND_UNKNOWN;
  members = nameEnd + 1 + TEXT_PAYLOAD_LENGTH;
  return code;
}
