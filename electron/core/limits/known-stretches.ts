import type { LimitCourse, LimitReading } from '../../shared/limit-history.ts';
import { gapOf } from './rates.ts';
import type { WindowCourse } from './window-course.ts';

type Point = WindowCourse['points'][number];

/**
 * Divides the runs of a window into stretches over which the use is known: readings that are no further apart than use
 * of this machine alone would be, or equal, as use never falls within a run. At most the newest `most` runs are given.
 * `now` in milliseconds since the epoch.
 */
export function knownCourses(courses: readonly WindowCourse[], now: number, most: number): LimitCourse[] {
  return courses.slice(-most).map((course, place, all) => courseOf(course, all[place + 1], now));
}

function courseOf(course: WindowCourse, next: WindowCourse | undefined, now: number): LimitCourse {
  const { startsAt, resetsAt, points } = course;
  const last = points.at(-1) ?? { at: startsAt, usedPercent: 0 };
  // A run that the server ended early is followed by one that begins at its last reading.
  const isCut = next !== undefined && next.startsAt === last.at;
  const ended = isCut ? next.startsAt : resetsAt <= now ? resetsAt : null;
  return {
    startsAt: iso(startsAt),
    resetsAt: iso(resetsAt),
    endedAt: ended === null ? null : iso(ended),
    last: reading(last),
    stretches: stretchesOf(course),
  };
}

function stretchesOf(course: WindowCourse): LimitReading[][] {
  const gap = gapOf(course);
  const stretches: Point[][] = [];
  // Nothing is used at the begin.
  for (const point of [{ at: course.startsAt, usedPercent: 0 }, ...course.points]) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    const isKnown =
      before !== undefined && (point.at - before.at <= gap || point.usedPercent === before.usedPercent);
    if (stretch !== undefined && isKnown) stretch.push(point);
    else stretches.push([point]);
  }
  return stretches.map((stretch) => stretch.map(reading));
}

function reading({ at, usedPercent }: Point): LimitReading {
  return { at: iso(at), usedPercent };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
