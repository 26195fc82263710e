import { type LimitWindow, shownUse, windowAt } from '../../shared/limits.ts';

/**
 * Percent used, rounded down so that a limit is not called reached before it is; null where not known.
 *
 * @param now milliseconds since the epoch.
 */
export function knownUse(window: LimitWindow, now: number): number | null {
  return shownUse(windowAt(window, now));
}
