import type { LimitWindow } from '../../shared/limits.ts';
import type { RunOut, WindowOutlook } from '../../shared/outlook.ts';
import type { Activity } from './activity-profile.ts';
import type { LimitPoint } from './limit-history.ts';
import { CLOCK_MS, decidePace, TOO_EARLY_PERCENT } from './pace.ts';
import { type Projection, project } from './project.ts';
import { cutWindows, type WindowCourse } from './window-course.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Rounding alone makes so little use half or twice as much. */
const LITTLE_PERCENT = 2;

/** Beyond this a projection only says "far too much". */
const MOST_PERCENT = 999;

type Decided = Omit<WindowOutlook, 'id' | 'use'>;

/** What will become of a window, from what it and its like before said. `now` in milliseconds since the epoch. */
export function decideWindowOutlook(
  window: LimitWindow,
  points: readonly LimitPoint[],
  activity: Activity,
  now: number,
): Decided {
  const { usedPercent, resetsAt, windowMinutes } = window;
  if (usedPercent === null) return unknown('It has reset since it was last seen, so its use is not known.');
  if (resetsAt === null || windowMinutes === null) return unknown('The server does not say when it ends.');
  const reset = Date.parse(resetsAt);
  if (now >= reset) return unknown('It has ended.');
  const courses = cutWindows(points, windowMinutes);
  const place = courses.findLastIndex((course) => Math.abs(course.resetsAt - reset) <= CLOCK_MS);
  const course = courses[place];
  if (!course || now < course.startsAt - CLOCK_MS) {
    return unknown("It ends further off than it is long: this machine's clock and the server's differ.");
  }
  const startedAt = new Date(course.startsAt).toISOString();
  const pace = decidePace(course, usedPercent, now);
  if (usedPercent >= 100) {
    const reason = 'Nothing is left until it resets.';
    return { state: 'reached', reason, startedAt, pace, atReset: null, runsOut: null };
  }
  const elapsed = ((now - course.startsAt) / (course.resetsAt - course.startsAt)) * 100;
  if (elapsed < TOO_EARLY_PERCENT) return tooEarly(startedAt, pace, 'It has only begun.');
  const projection = project({ course, before: courses.slice(0, place), activity, now });
  if (usedPercent <= LITTLE_PERCENT && projection.atReset.high >= 100) {
    return tooEarly(startedAt, pace, 'Too little was used to tell: the server rounds to whole percent.');
  }
  return {
    ...decideState(projection),
    startedAt,
    pace,
    ...viewProjection(projection, course, usedPercent, now),
  };
}

function unknown(reason: string): Decided {
  return { state: 'unknown', reason, startedAt: null, pace: null, atReset: null, runsOut: null };
}

function tooEarly(startedAt: string, pace: Decided['pace'], reason: string): Decided {
  return { state: 'too-early', reason, startedAt, pace, atReset: null, runsOut: null };
}

function decideState({ runsOut }: Projection): Pick<Decided, 'state' | 'reason'> {
  if (runsOut.at !== null)
    return { state: 'runs-out', reason: 'At this pace it is used up before it resets.' };
  return runsOut.earliest === null
    ? { state: 'lasts', reason: 'At this pace, and at a much faster one, it lasts until it resets.' }
    : { state: 'may-run-out', reason: 'At this pace it lasts, at a faster one it does not.' };
}

/** Rounded to what the projection is worth, the range outwards. */
function viewProjection(
  { atReset, runsOut }: Projection,
  { resetsAt, startsAt }: WindowCourse,
  used: number,
  now: number,
): Pick<Decided, 'atReset' | 'runsOut'> {
  const percent = (value: number, round: (value: number) => number) =>
    Math.max(used, Math.min(MOST_PERCENT, round(value)));
  const step = (resetsAt - startsAt > DAY ? 15 : 5) * MINUTE;
  const time = (at: number, round: (value: number) => number) =>
    new Date(Math.min(resetsAt, Math.max(now, round(at / step) * step))).toISOString();
  return {
    atReset: {
      value: percent(atReset.value, Math.round),
      low: percent(atReset.low, Math.floor),
      high: percent(atReset.high, Math.ceil),
    },
    runsOut: viewRunOut(runsOut, time),
  };
}

function viewRunOut(
  { at, earliest, latest }: Projection['runsOut'],
  time: (at: number, round: (value: number) => number) => string,
): RunOut | null {
  if (earliest === null) return null;
  return {
    at: at === null ? null : time(at, Math.round),
    earliest: time(earliest, Math.floor),
    latest: latest === null ? null : time(latest, Math.ceil),
  };
}
