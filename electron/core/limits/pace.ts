import { MINUTE_MS } from '../../shared/durations.ts';
import type { LimitPace } from '../../shared/outlook.ts';

/** In less of a window than this, a single response would look like a rush. */
export const TOO_EARLY_PERCENT = 3;

/** The server rounds to whole percent, so smaller differences mean nothing. */
const EVEN_PERCENT = 2;

/** A reset may be further off than the window is long by this much, because clocks differ. */
export const CLOCK_MS = 5 * MINUTE_MS;

/**
 * Compares use with even use over the window. Null where that is not possible: the window has ended, has only begun,
 * or ends further off than it is long. Times are milliseconds since the epoch.
 */
export function decidePace(
  { startsAt, resetsAt }: { readonly startsAt: number; readonly resetsAt: number },
  usedPercent: number,
  now: number,
): LimitPace | null {
  if (now >= resetsAt || now < startsAt - CLOCK_MS) return null;
  const expected = (Math.max(0, now - startsAt) / (resetsAt - startsAt)) * 100;
  if (expected < TOO_EARLY_PERCENT) return null;
  const delta = usedPercent - expected;
  const state = Math.abs(delta) <= EVEN_PERCENT ? 'even' : delta > 0 ? 'ahead' : 'behind';
  return { state, expectedPercent: tenth(expected), deltaPercent: tenth(delta) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
