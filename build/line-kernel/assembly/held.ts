import { small } from './numbers';
import { get, HELD_COUNT, set } from './state';

/**
 * Lines whose limits are still to be read, oldest first, each of five numbers: where it stands, where its
 * members begin, where it ends, whose limits it tells, and in which span of time.
 */
const HELD: usize = 0x3900;
const HELD_LINE: usize = 40;
const MOST_HELD: u32 = 16;

/** Of each span of time the last limits are read, in milliseconds; as in deferred-limits.ts. */
const SPAN_MS: f64 = 600_000;

/** Holds a line, in place of the one before where that is of the same span. False where there is no room. */
export function hold(start: usize, members: usize, end: usize, limits: f64, at: f64): bool {
  const span = floor(at / SPAN_MS);
  const count = small(get(HELD_COUNT));
  let line = HELD + (<usize>count - 1) * HELD_LINE;
  if (count == 0 || load<f64>(line + 24) != limits || load<f64>(line + 32) != span) {
    if (count == MOST_HELD) return false;
    line = HELD + <usize>count * HELD_LINE;
    set(HELD_COUNT, count + 1);
    store<f64>(line + 24, limits);
    store<f64>(line + 32, span);
  }
  store<f64>(line, <f64>start);
  store<f64>(line + 8, <f64>members);
  store<f64>(line + 16, <f64>end);
  return true;
}
