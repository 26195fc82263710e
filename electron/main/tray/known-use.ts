import { type LimitWindow, shownUse, windowAt } from '../../shared/limits.ts';

/**
 * Returns the percentage used, rounded down so that a limit is not shown as reached too early; null where unknown.
 *
 * @param now milliseconds since the epoch.
 */
export function knownUse(window: LimitWindow, now: number): number | null {
  return shownUse(windowAt(window, now));
}
