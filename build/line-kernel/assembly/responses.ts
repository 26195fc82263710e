import { hasWindow, infoEnd, LASTS, limitsOf, record, TOTALS, tokenCount, WINDOW_READ } from './counts';
import { hashBytes } from './hash';
import { hold } from './held';
import { writeNumber } from './numbers';
import { addRow } from './rows';
import {
  add,
  CHATGPT_LIMITS,
  CONTEXT,
  CONTEXT_AT,
  FLOOR_COUNT,
  FLOORS,
  get,
  HAS_TURN_IDS,
  IN_REVIEW,
  INHERITED,
  is,
  KEY,
  KEY_CHANGED,
  KEY_KNOWN,
  PREVIOUS,
  PREVIOUS_KNOWN,
  REFUSES_FIRST,
  SAME_KEY,
  set,
  TOTAL_CHANGED,
  TURN_KNOWN,
  WINDOW,
} from './state';
import { HANDED_OVER, hasRecord, isOwnRecord, NOT_YET, noteRecord, TAKEN } from './turn';

/** Larger counts do not fit a row. */
const LARGEST: f64 = 4294967295;
/** A record as it is read: its key, a free place, six counts. */
const RECORD: usize = 0x3880;
/** Where a key is written before it is hashed. */
const KEY_TEXT: usize = 0x3700;

/** True where the five counts from `counts` on fit a row. */
function fits(counts: usize): bool {
  for (let part: usize = 0; part < 5; part++) if (load<f64>(counts + part * 8) > LARGEST) return false;
  return true;
}

/** A response of the turn under way becomes a row. False where JavaScript must read it. */
export function takeRecord(members: usize, end: usize, at: f64): bool {
  if (!isOwnRecord(members) || !record(members, end, RECORD) || !fits(RECORD + 16)) return false;
  noteRecord();
  set(CONTEXT, load<f64>(RECORD + 56));
  set(CONTEXT_AT, at);
  addRow(load<f64>(RECORD), at, RECORD + 16);
  return true;
}

/** A `token_count`: counts a response as `applyTokenCount` in token-count.ts does. */
export function takeCount(start: usize, members: usize, end: usize, at: f64): i32 {
  if (!is(TURN_KNOWN) || !is(HAS_TURN_IDS) || !tokenCount(members, end) || !fits(LASTS)) return HANDED_OVER;
  const limits = is(INHERITED) ? NaN : limitsOf(infoEnd, end);
  if (!isNaN(limits) && !isSettled(limits, at) && !hold(start, members, end, limits, at)) return NOT_YET;
  const first = !is(PREVIOUS_KNOWN);
  const repeated = !first && isPrevious();
  if (!repeated) keepTotal();
  if (is(INHERITED)) return TAKEN;
  noteContext(at);
  if (repeated || is(IN_REVIEW) || (first && is(REFUSES_FIRST))) return TAKEN;
  const input = load<f64>(LASTS);
  const output = load<f64>(LASTS + 24);
  if (input + output == 0 || hasRecord()) return TAKEN;
  addRow(keyOf(at, input, load<f64>(LASTS + 8), output), at, LASTS);
  return TAKEN;
}

/**
 * True where limits of that moment change nothing that is kept, save whether the thread has limits of the
 * ChatGPT backend at all, which is then known.
 */
function isSettled(limits: f64, at: f64): bool {
  const end = FLOORS + 2 * <usize>get(FLOOR_COUNT);
  let floor = FLOORS;
  while (floor < end && get(floor) != limits) floor += 2;
  if (floor == end || at >= get(floor + 1)) return false;
  if (!is(CHATGPT_LIMITS)) {
    if (!hasWindow()) return false;
    set(CHATGPT_LIMITS, 1);
  }
  return true;
}

function isPrevious(): bool {
  for (let part: usize = 0; part < 6; part++) {
    if (load<f64>(TOTALS + part * 8) != get(PREVIOUS + part)) return false;
  }
  return true;
}

function keepTotal(): void {
  for (let part: usize = 0; part < 6; part++) set(PREVIOUS + part, load<f64>(TOTALS + part * 8));
  set(PREVIOUS_KNOWN, 1);
  set(TOTAL_CHANGED, 1);
}

/** As `noteContext` in token-count.ts. */
function noteContext(at: f64): void {
  if (at < get(CONTEXT_AT)) return;
  set(CONTEXT_AT, at);
  const window = load<f64>(WINDOW_READ);
  if (!isNaN(window)) set(WINDOW, window);
  const none =
    load<f64>(LASTS) + load<f64>(LASTS + 24) == 0 && load<f64>(TOTALS) + load<f64>(TOTALS + 24) == 0;
  const overflow = none && load<f64>(TOTALS + 40) == get(WINDOW);
  set(CONTEXT, overflow ? get(WINDOW) : load<f64>(LASTS + 40));
}

/** The hash of the key of a response that has no id, as `legacyKey` in token-count.ts makes it. */
function keyOf(at: f64, input: f64, cached: f64, output: f64): f64 {
  const repeats =
    is(KEY_KNOWN) &&
    get(KEY) == at &&
    get(KEY + 1) == input &&
    get(KEY + 2) == cached &&
    get(KEY + 3) == output;
  set(SAME_KEY, repeats ? get(SAME_KEY) + 1 : 0);
  set(KEY_KNOWN, 1);
  set(KEY_CHANGED, 1);
  store<u16>(KEY_TEXT, 0x7461);
  let end = KEY_TEXT + 2;
  set(KEY, at);
  set(KEY + 1, input);
  set(KEY + 2, cached);
  set(KEY + 3, output);
  for (let part: usize = 0; part < 4; part++) end = writePart(end, get(KEY + part));
  if (get(SAME_KEY) > 0) end = writePart(end, get(SAME_KEY));
  return hashBytes(KEY_TEXT, end);
}

function writePart(at: usize, value: f64): usize {
  store<u8>(at, 0x3a);
  return writeNumber(at + 1, value);
}
