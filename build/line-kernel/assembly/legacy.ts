import { LASTS, TOTALS } from './counts';
import { hashOf } from './hash';
import {
  AT_LEGACY,
  COPY_SPAN_MS,
  FIRST_AT,
  LEGACY_COUNT,
  LEGACY_FOUND,
  LEGACY_LAST_AT,
  LEGACY_OPENING,
} from './protocol';
import { add, get, set } from './state';

/** What a fingerprint is made of: 1 where there are counts, those of the total, two of the last, two percents. */
const PARTS: usize = memory.data(88, 8);
const PARTS_END: usize = 88;

/** Notes a `token_count` of a rollout without turn ids, as `noteLegacyCount` in legacy-count.ts. Returns its place. */
export function noteLegacy(hasInfo: bool, primary: f64, secondary: f64, at: f64): f64 {
  memory.fill(PARTS, 0, PARTS_END);
  if (hasInfo) {
    store<f64>(PARTS, 1);
    memory.copy(PARTS + 8, TOTALS, 48);
    store<f64>(PARTS + 56, load<f64>(LASTS));
    store<f64>(PARTS + 64, load<f64>(LASTS + 24));
  }
  store<f64>(PARTS + 72, primary);
  store<f64>(PARTS + 80, secondary);
  const found = get(LEGACY_FOUND);
  const hash = hashOf(PARTS, PARTS + PARTS_END, PARTS, PARTS);
  store<i32>(AT_LEGACY + <usize>found * 4, <i32>((<u64>hash >> 1) & 0x7fffffff));
  set(LEGACY_FOUND, found + 1);
  const place = get(LEGACY_COUNT);
  add(LEGACY_COUNT, 1);
  const last = get(LEGACY_LAST_AT);
  const previous = isNaN(last) ? get(FIRST_AT) : last;
  if (get(LEGACY_OPENING) == place && at - previous <= COPY_SPAN_MS) set(LEGACY_OPENING, place + 1);
  set(LEGACY_LAST_AT, at);
  return place;
}
