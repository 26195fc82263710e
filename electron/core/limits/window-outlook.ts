import { DAY_MS, MINUTE_MS } from '../../shared/durations.ts';
import type { LimitWindow } from '../../shared/limits.ts';
import { limitsMessage } from '../../shared/messages/en/usage/limits.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { RunOut, WindowOutlook } from '../../shared/outlook.ts';
import type { LimitPoint } from '../ingest/limits/limit-history.ts';
import type { Activity } from './activity-profile.ts';
import { CLOCK_MS, decidePace, TOO_EARLY_PERCENT } from './pace.ts';
import { type Projection, project } from './project.ts';
import { cutWindows, type WindowCourse } from './window-course.ts';

/** Readings that lie closer together say no more on how fast a window is used than one does. Milliseconds. */
const ONE_LOOK_MS = 10 * MINUTE_MS;

/** Rounding alone makes so little use half or twice as much. */
const LITTLE_PERCENT = 2;

/** Beyond this a projection only says "far too much". */
const MOST_PERCENT = 999;

type Decided = Omit<WindowOutlook, 'id' | 'use' | 'useReason'>;

/** What will become of a window, from what it and its like before said. `now` in milliseconds since the epoch. */
export function decideWindowOutlook(
  window: LimitWindow,
  points: readonly LimitPoint[],
  activity: Activity,
  now: number,
): Decided {
  const { usedPercent, resetsAt, windowMinutes } = window;
  if (usedPercent === null) return unknown(window.reason);
  if (resetsAt === null || windowMinutes === null) return unknown(limitsMessage('limits.outlook.no-end'));
  const reset = Date.parse(resetsAt);
  if (now >= reset) return unknown(limitsMessage('limits.outlook.ended'));
  // A reading from a moment that has not come was made by a clock that is wrong.
  const courses = cutWindows(
    points.filter(({ at }) => at <= now + CLOCK_MS),
    windowMinutes,
  );
  const place = courses.findLastIndex((course) => Math.abs(course.resetsAt - reset) <= CLOCK_MS);
  const course = courses[place];
  if (!course || now < course.startsAt - CLOCK_MS) {
    return unknown(limitsMessage('limits.outlook.clocks'));
  }
  const startedAt = new Date(course.startsAt).toISOString();
  const pace = decidePace(course, usedPercent, now);
  if (usedPercent >= 100) {
    const reason = limitsMessage('limits.outlook.reached');
    return { state: 'reached', reason, startedAt, pace, atReset: null, runsOut: null };
  }
  const elapsed = ((now - course.startsAt) / (course.resetsAt - course.startsAt)) * 100;
  if (elapsed < TOO_EARLY_PERCENT) return tooEarly(startedAt, pace, limitsMessage('limits.outlook.begun'));
  const before = courses.slice(0, place);
  if (before.length === 0 && isOneLook(course)) {
    return tooEarly(startedAt, pace, limitsMessage('limits.outlook.seen-once'));
  }
  const projection = project({ course, before, activity, now });
  if (usedPercent <= LITTLE_PERCENT && projection.atReset.high >= 100) {
    return tooEarly(startedAt, pace, limitsMessage('limits.outlook.too-little'));
  }
  return {
    ...decideState(projection),
    startedAt,
    pace,
    ...viewProjection(projection, course, usedPercent, now),
  };
}

/** True where all that was seen of a window was seen at about one moment, some time after its begin. */
function isOneLook({ startsAt, points }: WindowCourse): boolean {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return true;
  // Readings from its begin on tell how it was used, even where they are close together.
  return last.at - first.at < ONE_LOOK_MS && first.at - startsAt > ONE_LOOK_MS;
}

function unknown(reason: Message): Decided {
  return { state: 'unknown', reason, startedAt: null, pace: null, atReset: null, runsOut: null };
}

function tooEarly(startedAt: string, pace: Decided['pace'], reason: Message): Decided {
  return { state: 'too-early', reason, startedAt, pace, atReset: null, runsOut: null };
}

function decideState({ runsOut }: Projection): Pick<Decided, 'state' | 'reason'> {
  if (runsOut.at !== null) return { state: 'runs-out', reason: limitsMessage('limits.outlook.runs-out') };
  return runsOut.earliest === null
    ? { state: 'lasts', reason: limitsMessage('limits.outlook.lasts') }
    : { state: 'may-run-out', reason: limitsMessage('limits.outlook.may-run-out') };
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
  const step = (resetsAt - startsAt > DAY_MS ? 15 : 5) * MINUTE_MS;
  const time = (at: number, round: (value: number) => number) =>
    new Date(Math.min(resetsAt, Math.max(now, round(at / step) * step))).toISOString();
  const value = percent(atReset.value, Math.round);
  return {
    atReset: {
      value,
      low: Math.min(value, percent(atReset.low, Math.floor)),
      // What is still to come is never known for sure.
      high: Math.max(value + 1, percent(atReset.high, Math.ceil)),
    },
    runsOut: viewRunOut(runsOut, time, resetsAt, step),
  };
}

function viewRunOut(
  { at, earliest, latest }: Projection['runsOut'],
  time: (at: number, round: (value: number) => number) => string,
  resetsAt: number,
  step: number,
): RunOut | null {
  if (earliest === null) return null;
  const from = time(earliest, Math.floor);
  const said = {
    at: at === null ? null : time(Math.max(at, earliest), Math.round),
    earliest: from,
    latest: latest === null ? null : time(latest, Math.ceil),
  };
  if (said.latest === null || said.latest > from) return said;
  const later = Date.parse(from) + step;
  return { ...said, latest: later < resetsAt ? new Date(later).toISOString() : null };
}
