import {
  hasWindow,
  infoEnd,
  isTotalShort,
  LASTS,
  limitsOf,
  record,
  threadTotal,
  TOTALS,
  tokenCount,
  WINDOW_READ,
} from './counts';
import { beginTimeKey, endKey, mixCounts } from './hash';
import { hold } from './held';
import { ordinal } from './kind';
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
  LAST_KEY,
  LAST_ORDINAL,
  LAST_RECORD_AT,
  LAST_TOTAL,
  PREVIOUS,
  PREVIOUS_KNOWN,
  HAS_BOOKED,
  HAS_EARLIER,
  BOOKED_WINDOW,
  REFUSES_FIRST,
  RESTARTED,
  set,
  TOTAL_CHANGED,
  TOTAL_CLEARED,
  TURN_KNOWN,
  TURN_WINDOW,
  UNCHECKED,
  UNSETTLED,
  WINDOW,
  WINDOW_ODD,
} from './state';
import { HANDED_OVER, hasRecord, isOwnRecord, NOT_YET, noteRecord, TAKEN } from './turn';

/** As in believable-tokens.ts; larger counts are not believed. */
const MOST_TOKENS: f64 = 100_000_000;
/** A record as it is read: its key, a free place, six counts. */
const RECORD: usize = 0x3880;

/** True where the six counts from `counts` on can be right, and no part is larger than its whole. */
function believable(counts: usize): bool {
  const input = load<f64>(counts);
  const output = load<f64>(counts + 24);
  return (
    input <= MOST_TOKENS &&
    output <= MOST_TOKENS &&
    load<f64>(counts + 40) <= MOST_TOKENS &&
    load<f64>(counts + 8) + load<f64>(counts + 16) <= input &&
    load<f64>(counts + 32) <= output
  );
}

/** A response of the turn under way becomes a row. False where JavaScript must read it. */
export function takeRecord(members: usize, end: usize, at: f64): bool {
  if (is(UNSETTLED) || is(RESTARTED) || !isOwnRecord(members)) return false;
  if (!record(members, end, RECORD, at) || !believable(RECORD + 16) || isOnlyTotal()) return false;
  if (!notePlace(at)) return false;
  noteRecord();
  set(CONTEXT, load<f64>(RECORD + 56));
  set(CONTEXT_AT, at);
  addRow(load<f64>(RECORD), at, RECORD + 16);
  noteBooked();
  set(UNCHECKED, load<f64>(RECORD) + 1);
  return true;
}

/** As in believable-tokens.ts, of the record that was read last. */
function isOnlyTotal(): bool {
  return load<f64>(RECORD + 16) + load<f64>(RECORD + 40) == 0 && load<f64>(RECORD + 56) > 0;
}

/** As in record-place.ts. False where the totals may have begun again, or the record is like the one before. */
function notePlace(at: f64): bool {
  if (threadTotal < 0) return true;
  const key = load<f64>(RECORD);
  if (threadTotal < get(LAST_TOTAL) || key == get(LAST_KEY)) return false;
  set(LAST_KEY, key);
  set(LAST_TOTAL, threadTotal);
  set(LAST_RECORD_AT, at);
  set(LAST_ORDINAL, ordinal());
  return true;
}

/** A `token_count`: counts a response as `applyTokenCount` in token-count.ts does. */
export function takeCount(start: usize, members: usize, end: usize, at: f64): i32 {
  if (!is(TURN_KNOWN) || !is(HAS_TURN_IDS) || is(IN_REVIEW) || is(TOTAL_CLEARED) || is(WINDOW_ODD)) {
    return HANDED_OVER;
  }
  if (!tokenCount(members, end) || !believable(LASTS) || isTotalShort()) return HANDED_OVER;
  if (is(UNSETTLED) || load<f64>(WINDOW_READ) > MOST_TOKENS) return HANDED_OVER;
  const first = !is(PREVIOUS_KNOWN);
  const repeated = !first && isPrevious();
  if (!repeated && is(HAS_EARLIER) && load<f64>(WINDOW_READ) != get(TURN_WINDOW)) return HANDED_OVER;
  const limits = is(INHERITED) ? NaN : limitsOf(infoEnd, end);
  if (!isNaN(limits) && !isSettled(limits, at) && !hold(start, members, end, limits, at)) return NOT_YET;
  if (!repeated) keepTotal();
  if (is(INHERITED)) return TAKEN;
  noteContext(at);
  if (repeated) return TAKEN;
  const isResponse = load<f64>(LASTS) + load<f64>(LASTS + 24) != 0 && !(first && is(REFUSES_FIRST));
  if (isResponse && !hasRecord()) {
    addRow(keyOf(at), at, LASTS);
    noteBooked();
  }
  set(UNCHECKED, -1);
  const window = load<f64>(WINDOW_READ);
  if (!isNaN(window) && is(HAS_BOOKED)) set(BOOKED_WINDOW, window);
  return TAKEN;
}

/** The window of the first response is that of its turn, until a `token_count` tells it. */
function noteBooked(): void {
  if (isNaN(get(BOOKED_WINDOW))) set(BOOKED_WINDOW, get(TURN_WINDOW));
  set(HAS_BOOKED, 1);
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

/** The key of a response that has no id, as `countKey` in response-key.ts makes it. */
function keyOf(at: f64): f64 {
  beginTimeKey(at);
  mixCounts(LASTS);
  mixCounts(TOTALS);
  return endKey();
}
