import { HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';
import type { WindowCourse } from './window-course.ts';

/** Numbers that shape what is taken to be done now; found like the other weights of a projection. */
export interface PresentWeights {
  /** Over so long is it measured what is done now, in milliseconds. */
  readonly nowMs: number;
  /** The same at least, as a part of the window. */
  readonly nowPart: number;
  /** Over at most so long is the stretch of work measured that goes on now, in milliseconds. */
  readonly stretchMs: number;
  /** How much the stretch weighs against the last moments, 0 to 1. */
  readonly stretchShare: number;
  /** Where nothing goes on, that lasts about so long, in milliseconds. */
  readonly restMs: number;
  /** What goes on lasts at least about so long, in milliseconds. */
  readonly workMs: number;
  /** The longer it has gone on the longer it lasts: by so much of the time that has passed. */
  readonly workPart: number;
}

export const PRESENT_WEIGHTS: PresentWeights = {
  nowMs: 0.25 * HOUR_MS,
  nowPart: 0.01,
  stretchMs: HOUR_MS,
  stretchShare: 0.5,
  restMs: 1.5 * HOUR_MS,
  workMs: 0.75 * HOUR_MS,
  workPart: 0.75,
};

/** Readings of one stretch of work lie no further apart. */
const PAUSE_MS = 10 * MINUTE_MS;

/** The same as a part of the window, a little longer than the parts that the history has of it. */
const PAUSE_PART = 1 / 90;

/** What goes on for longer is a day's work, and ends with the day. */
const LONGEST_MS = 4 * HOUR_MS;

/** How fast a window is used now, and for how long. */
export interface PresentUse {
  /** Percent per millisecond. */
  readonly rate: number;
  /** Milliseconds. */
  readonly lastsMs: number;
  /** The milliseconds before now over which the last moments reach. */
  readonly span: number;
}

/**
 * Measures what is done now. The last moments say most of it, but only in whole percents; the stretch of work
 * that they belong to is steadier. Stretches of work are of very different lengths, so one that has gone on for
 * long has likely long to go.
 */
export function presentUse(course: WindowCourse, now: number, weights: PresentWeights): PresentUse {
  const length = course.resetsAt - course.startsAt;
  const passed = Math.max(MINUTE_MS, now - course.startsAt);
  const span = Math.min(Math.max(weights.nowMs, weights.nowPart * length), passed);
  const last = steadyRise(course, now, span) / span;
  const begin = stretchBegin(course, now, Math.max(PAUSE_MS, PAUSE_PART * length));
  if (begin === null) return { rate: last, lastsMs: weights.restMs, span };
  const gone = Math.max(MINUTE_MS, now - begin);
  // Over less than the last moments whole percents say nothing.
  const measured = Math.max(span, Math.min(weights.stretchMs, gone));
  const steady = steadyRise(course, now, measured) / measured;
  const share = weights.stretchShare;
  return {
    rate: (1 - share) * last + share * steady,
    lastsMs: weights.workMs + weights.workPart * Math.min(LONGEST_MS, gone),
    span,
  };
}

/** When the stretch of work began that goes on now; null where none does. */
function stretchBegin({ startsAt, points }: WindowCourse, now: number, pause: number): number | null {
  let begin = now;
  for (const { at } of points.toReversed()) {
    if (begin - at > pause) return begin === now ? null : begin;
    begin = at;
  }
  return points.length > 0 && begin - startsAt <= pause ? startsAt : begin;
}

/** Of what is done now, at least two of three equal parts of the time must tell. */
const PARTS_OF_NOW = 3;

/** A rise that only one part has counts up to this, in percent: it may be of another machine, or of long before. */
const JUMP_PERCENT = 2;

/** How much was used in the last `span` milliseconds, without a jump that nothing before or after bears out. */
function steadyRise(course: WindowCourse, now: number, span: number): number {
  const part = span / PARTS_OF_NOW;
  // Where one part ends the next begins, to the last digit: else the parts come to more than the whole.
  const used = Array.from({ length: PARTS_OF_NOW + 1 }, (_, edge) =>
    usedAt(course, now - (PARTS_OF_NOW - edge) * part),
  );
  const rises = used.slice(1).map((after, index) => after - (used[index] ?? after));
  const middle = rises.toSorted((a, b) => a - b)[1] ?? 0;
  const risen = rises.reduce((sum, rise) => sum + rise, 0);
  return Math.min(risen, PARTS_OF_NOW * PARTS_OF_NOW * middle + JUMP_PERCENT);
}

/** The use of a window at a moment: between two readings on the line from one to the other. */
function usedAt({ startsAt, points }: WindowCourse, at: number): number {
  const place = points.findLastIndex((point) => point.at <= at);
  const before = points[place] ?? { at: startsAt, usedPercent: 0 };
  const after = points[place + 1];
  if (!after || at <= before.at) return before.usedPercent;
  const part = (at - before.at) / (after.at - before.at);
  return before.usedPercent + part * (after.usedPercent - before.usedPercent);
}
