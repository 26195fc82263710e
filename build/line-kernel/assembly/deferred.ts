import { small } from './numbers';
import { AT_DEFERRED, DEFERRED_BYTES, DEFERRED_COUNT, LIMITS_SPAN_MS, MOST_DEFERRED } from './protocol';
import { get, set } from './state';

/**
 * Keeps a line whose limits are in [from, end) for later, in place of the one before where that is of the same span
 * of time. False where there is no space.
 */
export function defer(from: usize, end: usize, limits: f64, at: f64): bool {
  const span = floor(at / LIMITS_SPAN_MS);
  const count = <usize>small(get(DEFERRED_COUNT));
  let line = AT_DEFERRED + (count - 1) * DEFERRED_BYTES;
  if (count == 0 || load<f64>(line + 16) != limits || load<f64>(line + 24) != span) {
    if (count == MOST_DEFERRED) return false;
    line = AT_DEFERRED + count * DEFERRED_BYTES;
    set(DEFERRED_COUNT, <f64>(count + 1));
    store<f64>(line + 16, limits);
    store<f64>(line + 24, span);
  }
  store<f64>(line, <f64>from);
  store<f64>(line + 8, <f64>end);
  store<f64>(line + 32, at);
  return true;
}
