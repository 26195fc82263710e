import { MINUTE_MS } from '../../../../electron/shared/durations.ts';
import type { LimitCourse, LimitCourses } from '../../../../electron/shared/limit-history.ts';
import type { LimitWindow } from '../../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../../electron/shared/outlook.ts';

/** A reading of a chart. `at` in milliseconds since the epoch. */
export interface CoursePoint {
  readonly at: number;
  readonly percent: number;
}

/** One run as it is drawn: stretches that are known, and what was seen last. */
export interface DrawnCourse {
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly (readonly CoursePoint[])[];
  readonly last: CoursePoint;
}

/** The window as it runs, its outlook, and the runs before. */
export interface LimitChart {
  readonly current: DrawnCourse | null;
  /** From the begin to the reset of the window. */
  readonly from: number;
  readonly to: number;
  /** Readings that can be pointed at: the last of each part of the window. */
  readonly readings: readonly CoursePoint[];
  /** What will be used by the reset; null where it cannot be said. */
  readonly ahead: {
    /** Now, and what is used. */
    readonly now: CoursePoint;
    readonly value: number;
    readonly low: number;
    readonly high: number;
    /** When it is used up; null where it most likely lasts. */
    readonly runsOut: number | null;
  } | null;
  /** Oldest first. */
  readonly before: readonly DrawnCourse[];
}

/** The window is divided into so many parts, each with one reading that can be pointed at. */
const PARTS = 24;

/** At most so many runs are drawn beside the one that runs now. */
const MOST_BEFORE = 6;

/** Joins what is known of a window. Null where it is not known when it ends. `now` in milliseconds since the epoch. */
export function limitChart(
  window: LimitWindow,
  outlook: WindowOutlook | undefined,
  history: LimitCourses | undefined,
  now: number,
): LimitChart | null {
  const { resetsAt, windowMinutes, usedPercent } = window;
  if (resetsAt === null || windowMinutes === null) return null;
  const to = Date.parse(resetsAt);
  const courses = history?.courses ?? [];
  const running = courses.at(-1)?.endedAt === null ? courses.at(-1) : undefined;
  const current = running === undefined ? null : drawn(running);
  const from = current?.from ?? to - windowMinutes * MINUTE_MS;
  const part = (to - from) / PARTS;
  const readings = new Map<number, CoursePoint>();
  for (const point of current?.stretches.flat() ?? []) {
    readings.set(Math.floor((point.at - from) / part), point);
  }
  const { atReset, runsOut } = outlook ?? { atReset: null, runsOut: null };
  const isAhead = atReset !== null && usedPercent !== null && now < to;
  return {
    current,
    from,
    to,
    readings: [...readings.values()],
    ahead: isAhead
      ? {
          now: { at: Math.max(now, from), percent: usedPercent },
          ...atReset,
          runsOut: runsOut?.at == null ? null : Date.parse(runsOut.at),
        }
      : null,
    before: courses
      .filter((course) => course !== running)
      .slice(-MOST_BEFORE)
      .map(drawn),
  };
}

function drawn({ startsAt, resetsAt, endedAt, last, stretches }: LimitCourse): DrawnCourse {
  const point = (reading: LimitCourse['last']) => ({
    at: Date.parse(reading.at),
    percent: reading.usedPercent,
  });
  return {
    from: Date.parse(startsAt),
    to: Date.parse(endedAt ?? resetsAt),
    stretches: stretches.map((stretch) => stretch.map(point)),
    last: point(last),
  };
}
