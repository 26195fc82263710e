import type { LimitPoint } from './limit-history.ts';

const MINUTE = 60_000;

/** Resets that lie closer are of one window: the server's word of it wanders by minutes. */
const JITTER_MS = 5 * MINUTE;

/** A use that falls by more than this within one window means that the server has reset it early. */
const FALL_PERCENT = 1;

/** What is known of one window from its begin. Times are milliseconds since the epoch. */
export interface WindowCourse {
  readonly startsAt: number;
  readonly resetsAt: number;
  /** Oldest first, use never falling; the begin of the window is none of them. */
  readonly points: readonly { readonly at: number; readonly usedPercent: number }[];
}

/**
 * Cuts the points of one limit into windows, oldest first. A window goes on while its reset stays where
 * it was and its use does not fall. Points without a reset belong to the window that they stand in.
 */
export function cutWindows(points: readonly LimitPoint[], windowMinutes: number): WindowCourse[] {
  const length = windowMinutes * MINUTE;
  const windows: { resetsAt: number; startsAt: number; points: { at: number; usedPercent: number }[] }[] = [];
  for (const { at, usedPercent, resetsAt } of points) {
    const last = windows.at(-1);
    const lastPoint = last?.points.at(-1);
    if (resetsAt === null && (!last || at >= last.resetsAt)) continue;
    const reset = resetsAt ?? last?.resetsAt ?? 0;
    // A word from after its own end, or from before its begin, comes from a clock that is wrong.
    if (at >= reset || at < reset - length - JITTER_MS) continue;
    const used = Math.min(100, Math.max(0, usedPercent));
    const same = last !== undefined && Math.abs(reset - last.resetsAt) <= JITTER_MS;
    const fell = lastPoint !== undefined && used < lastPoint.usedPercent - FALL_PERCENT;
    if (same && !fell) {
      last.resetsAt = reset;
      last.points.push({ at, usedPercent: Math.max(used, lastPoint?.usedPercent ?? 0) });
    } else {
      // Where only the use fell, the server began anew between two words without saying when it ends.
      const startsAt = same && lastPoint ? lastPoint.at : reset - length;
      windows.push({ startsAt, resetsAt: reset, points: [{ at, usedPercent: used }] });
    }
  }
  return windows;
}
