import type { LimitWindow } from '../../electron/shared/limits.ts';

const MINUTE = 60_000;
/** Too little of a window has passed to compare with; a single response would look like a rush. */
const TOO_EARLY_PERCENT = 3;
/** The server rounds to whole percent, so a smaller distance says nothing. */
const ON_PACE_PERCENT = 2;

/** Where even use of a window would stand by now. Percent are points of the window, 0 to 100. */
export interface Pace {
  readonly state: 'even' | 'over' | 'under';
  readonly expectedPercent: number;
  /** Used minus expected. */
  readonly deltaPercent: number;
}

/**
 * Compares the use of a window with even use over its whole length. Null where that cannot be said:
 * the use or the end is not known, the window has ended, or it has only begun.
 *
 * @param now milliseconds since the epoch.
 */
export function evenPace(window: LimitWindow, now: number): Pace | null {
  const { usedPercent, resetsAt, windowMinutes } = window;
  if (usedPercent === null || resetsAt === null || windowMinutes === null) return null;
  const length = windowMinutes * MINUTE;
  const left = Date.parse(resetsAt) - now;
  if (!(left > 0) || left > length) return null;
  const expectedPercent = ((length - left) / length) * 100;
  if (expectedPercent < TOO_EARLY_PERCENT) return null;
  const deltaPercent = usedPercent - expectedPercent;
  const state = Math.abs(deltaPercent) <= ON_PACE_PERCENT ? 'even' : deltaPercent > 0 ? 'over' : 'under';
  return { state, expectedPercent, deltaPercent };
}
