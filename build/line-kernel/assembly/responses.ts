import { CLOSE } from './characters';
import { byte, same } from './bytes';
import { infoEnd, isTotalShort, LASTS, RECORD, record, threadTotal, TOTALS, tokenCount, window } from './counts';
import { beginTimeKey, endKey, mixCounts } from './hash';
import { defer } from './deferred';
import { ordinal } from './kind';
import { noteLegacy } from './legacy';
import { hasWindow, limits, limitsAt, primaryPercent, readLimits, secondaryPercent } from './limits';
import {
  AT_STATE,
  BOOKED_WINDOW,
  CHATGPT_LIMITS,
  CONTEXT,
  CONTEXT_AT,
  CUTOFF_COUNT,
  CUTOFFS,
  HAS_BOOKED,
  HAS_EARLIER,
  HAS_TURN_IDS,
  IN_REVIEW,
  INHERITED,
  LAST_KEY,
  LAST_ORDINAL,
  LAST_RECORD_AT,
  LAST_TOTAL,
  MOST_TOKENS,
  PREVIOUS,
  PREVIOUS_KNOWN,
  RECORDED,
  REFUSES_FIRST,
  RESTARTED,
  TEXT_NO_INFO,
  TEXT_NO_INFO_LENGTH,
  TOTAL_CHANGED,
  TOTAL_CLEARED,
  TURN_KNOWN,
  TURN_WINDOW,
  UNCHECKED,
  UNSETTLED,
  WINDOW,
  WINDOW_ODD,
} from './protocol';
import { addRow } from './rows';
import { get, is, noteTime, set } from './state';
import { HANDED_OVER, NOT_YET, TAKEN } from './taken';
import { hasRecord, isOwnRecord, noteRecord } from './recorded';

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

/** A response of the turn under way becomes a row. */
export function takeRecord(members: usize, end: usize, at: f64): i32 {
  if (is(UNSETTLED) || is(RESTARTED) || !isOwnRecord(members)) return HANDED_OVER;
  if (!record(members, end, at) || !believable(RECORD + 16) || isOnlyTotal()) return HANDED_OVER;
  if (!notePlace(at)) return HANDED_OVER;
  noteRecord();
  set(CONTEXT, load<f64>(RECORD + 56));
  set(CONTEXT_AT, at);
  addRow(load<f64>(RECORD), at, RECORD + 16, -1);
  noteBooked();
  set(UNCHECKED, load<f64>(RECORD) + 1);
  return TAKEN;
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
export function takeCount(members: usize, end: usize, at: f64): i32 {
  if (is(WINDOW_ODD) || is(UNSETTLED)) return HANDED_OVER;
  if (get(TURN_KNOWN) == 2 && get(RECORDED) > 0) return HANDED_OVER;
  const hasInfo = tokenCount(members, end);
  let repeated = false;
  let first = true;
  if (hasInfo) {
    if (!believable(LASTS) || isTotalShort() || window > MOST_TOKENS) return HANDED_OVER;
    first = !is(PREVIOUS_KNOWN) || is(TOTAL_CLEARED);
    repeated = is(PREVIOUS_KNOWN) && isPrevious() && !(is(TOTAL_CLEARED) && isOfProcess());
    if (!repeated && is(HAS_EARLIER) && !isNaN(get(TURN_WINDOW)) && window != get(TURN_WINDOW)) {
      return HANDED_OVER;
    }
  } else if (!same(members, TEXT_NO_INFO, TEXT_NO_INFO_LENGTH)) return HANDED_OVER;
  if (!readLimits(hasInfo ? infoEnd : members + TEXT_NO_INFO_LENGTH, end)) return HANDED_OVER;
  const isLegacy = !is(HAS_TURN_IDS);
  const primary = isLegacy ? primaryPercent() : 0;
  const secondary = isLegacy ? secondaryPercent() : 0;
  if (isNaN(primary) || isNaN(secondary)) return HANDED_OVER;
  if (limitsAt != 0 && !is(INHERITED) && !isSettled(at)) {
    // The line ends with the braces of limits, payload and line.
    if (byte(end - 3) != CLOSE || byte(end - 2) != CLOSE) return HANDED_OVER;
    if (!defer(limitsAt, end - 2, limits, at)) return NOT_YET;
  }
  noteTime(at);
  const place = isLegacy ? noteLegacy(hasInfo, primary, secondary, at) : -1;
  if (is(IN_REVIEW)) return TAKEN;
  if (!hasInfo) {
    set(TOTAL_CLEARED, 1);
    return TAKEN;
  }
  if (!repeated) keepTotal();
  set(TOTAL_CLEARED, 0);
  if (is(INHERITED)) return TAKEN;
  noteContext(at);
  if (repeated) return TAKEN;
  const isResponse = load<f64>(LASTS) + load<f64>(LASTS + 24) != 0 && !(first && is(REFUSES_FIRST));
  if (isResponse && !hasRecord()) {
    addRow(keyOf(at), at, LASTS, place);
    noteBooked();
  }
  set(UNCHECKED, -1);
  if (!isNaN(window) && is(HAS_BOOKED)) set(BOOKED_WINDOW, window);
  return TAKEN;
}

/** The window of the first response is that of its turn, until a `token_count` tells it. */
function noteBooked(): void {
  if (isNaN(get(BOOKED_WINDOW))) set(BOOKED_WINDOW, get(TURN_WINDOW));
  set(HAS_BOOKED, 1);
}

/**
 * True where the limits of that moment change nothing that is kept, save whether the thread has limits of the
 * ChatGPT backend at all, which is then known.
 */
function isSettled(at: f64): bool {
  const end = CUTOFFS + 2 * <usize>get(CUTOFF_COUNT);
  let cutoff = CUTOFFS;
  while (cutoff < end && get(cutoff) != limits) cutoff += 2;
  if (cutoff == end || at >= get(cutoff + 1)) return false;
  if (!is(CHATGPT_LIMITS)) {
    if (!hasWindow()) return false;
    set(CHATGPT_LIMITS, 1);
  }
  return true;
}

/** True where the total is the one before. */
function isPrevious(): bool {
  for (let part: usize = 0; part < 6; part++) {
    if (load<f64>(TOTALS + part * 8) != get(PREVIOUS + part)) return false;
  }
  return true;
}

/** True where the total is this one response's, as it is for the first of a process that counts from 0. */
function isOfProcess(): bool {
  for (let part: usize = 0; part < 5; part++) {
    if (load<f64>(TOTALS + part * 8) != load<f64>(LASTS + part * 8)) return false;
  }
  return true;
}

function keepTotal(): void {
  memory.copy(AT_STATE + PREVIOUS * 8, TOTALS, 48);
  set(PREVIOUS_KNOWN, 1);
  set(TOTAL_CHANGED, 1);
}

/** As `noteContext` in token-count.ts. */
function noteContext(at: f64): void {
  if (at < get(CONTEXT_AT)) return;
  set(CONTEXT_AT, at);
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
