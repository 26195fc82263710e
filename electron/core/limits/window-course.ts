import { HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';
import type { LimitPoint } from '../ingest/limits/limit-history.ts';

/** Resets that are closer belong to one window: the server's value varies by minutes. */
const JITTER_MS = 5 * MINUTE_MS;

/** A larger fall of the use within one window means that the server has reset it early. */
const FALL_PERCENT = 1;

/**
 * A reading that repeats an old value looks like a fall, until another returns to the former use. Where both are
 * within this time, in milliseconds, the one between is dropped.
 */
const RETURN_MS = 2 * HOUR_MS;

/** At most this many windows can be open at once, of several accounts on one machine. */
const MOST_AT_ONCE = 4;

/** The readings of one window. Times are milliseconds since the epoch. */
export interface WindowCourse {
  readonly startsAt: number;
  readonly resetsAt: number;
  /** Oldest first, use never falling; without the begin of the window. */
  readonly points: readonly { readonly at: number; readonly usedPercent: number }[];
}

interface OpenCourse extends WindowCourse {
  resetsAt: number;
  readonly points: { at: number; usedPercent: number }[];
  /** The window before, where this one began with a fall of use alone. */
  readonly fellFrom: OpenCourse | null;
}

/**
 * Divides the readings of one limit into windows, oldest first. A window goes on while its reset stays the same and
 * its use does not fall. Readings without a reset belong to the open window. Alternating readings of several accounts
 * belong to several windows.
 */
export function cutWindows(points: readonly LimitPoint[], windowMinutes: number): WindowCourse[] {
  const length = windowMinutes * MINUTE_MS;
  const windows: OpenCourse[] = [];
  for (const { at, usedPercent, resetsAt } of points) {
    const newest = windows.at(-1);
    if (resetsAt === null && (!newest || at >= newest.resetsAt)) continue;
    const reset = resetsAt ?? newest?.resetsAt ?? 0;
    // Readings after their own end or before their begin come from a wrong clock.
    if (at >= reset || at < reset - length - JITTER_MS) continue;
    const used = Math.min(100, Math.max(0, usedPercent));
    const same = underWay(windows, reset);
    const last = same?.points.at(-1);
    if (!same || !last) {
      windows.push({
        startsAt: reset - length,
        resetsAt: reset,
        points: [{ at, usedPercent: used }],
        fellFrom: null,
      });
    } else if (used >= last.usedPercent - FALL_PERCENT) {
      const into = returnsTo(same, at, used) ?? same;
      if (into !== same) windows.splice(windows.indexOf(same), 1);
      into.resetsAt = reset;
      into.points.push({ at, usedPercent: Math.max(used, into.points.at(-1)?.usedPercent ?? 0) });
    } else {
      // Where only the use fell, the server has reset the window between two readings without a new end.
      windows.push({
        startsAt: last.at,
        resetsAt: reset,
        points: [{ at, usedPercent: used }],
        fellFrom: same,
      });
    }
  }
  return windows;
}

/** Finds the newest open window that ends at about a moment. A status line does this for hundreds of readings. */
function underWay(windows: readonly OpenCourse[], reset: number): OpenCourse | undefined {
  for (let place = windows.length - 1; place >= 0 && place >= windows.length - MOST_AT_ONCE; place--) {
    const window = windows[place];
    if (window && Math.abs(reset - window.resetsAt) <= JITTER_MS) return window;
  }
  return undefined;
}

/** Returns the window that a fall seemed to end, where the use soon returned to its former value; else null. */
function returnsTo({ fellFrom, points }: OpenCourse, at: number, used: number): OpenCourse | null {
  const before = fellFrom?.points.at(-1);
  const last = points.at(-1);
  if (!fellFrom || !before || !last) return null;
  const isBack =
    used >= before.usedPercent - FALL_PERCENT && last.usedPercent < before.usedPercent - FALL_PERCENT;
  return isBack && at - last.at <= RETURN_MS ? fellFrom : null;
}
