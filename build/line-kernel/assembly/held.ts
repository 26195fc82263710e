import { small } from './numbers';
import { AT_HELD, HELD_BYTES, HELD_COUNT, LIMITS_SPAN_MS, MOST_HELD } from './protocol';
import { get, set } from './state';

/**
 * Holds a line whose limits stand in [from, end), in place of the one before where that is of the same span
 * of time. False where there is no space.
 */
export function hold(from: usize, end: usize, limits: f64, at: f64): bool {
  const span = floor(at / LIMITS_SPAN_MS);
  const count = <usize>small(get(HELD_COUNT));
  let line = AT_HELD + (count - 1) * HELD_BYTES;
  if (count == 0 || load<f64>(line + 16) != limits || load<f64>(line + 24) != span) {
    if (count == MOST_HELD) return false;
    line = AT_HELD + count * HELD_BYTES;
    set(HELD_COUNT, <f64>(count + 1));
    store<f64>(line + 16, limits);
    store<f64>(line + 24, span);
  }
  store<f64>(line, <f64>from);
  store<f64>(line + 8, <f64>end);
  store<f64>(line + 32, at);
  return true;
}
