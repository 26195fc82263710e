import { HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';
import type { WindowCourse } from './window-course.ts';

/** Parameters of the estimate of present use, fitted like the other weights of a projection. */
export interface PresentWeights {
  /** Present use is measured over this time, in milliseconds. */
  readonly nowMs: number;
  /** At least over this part of the window. */
  readonly nowPart: number;
  /** A stretch of work is measured over at most this time, in milliseconds. */
  readonly stretchMs: number;
  /** The weight of the stretch against the last moments, 0 to 1. */
  readonly stretchShare: number;
  /** A rest lasts about this long, in milliseconds. */
  readonly restMs: number;
  /** A stretch of work goes on for at least this long, in milliseconds. */
  readonly workMs: number;
  /** It goes on for this part of the time it has lasted. */
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

/** Readings of one stretch of work are at most this far apart. */
const PAUSE_MS = 10 * MINUTE_MS;

/** The same as a part of the window, slightly more than one step of its history. */
const PAUSE_PART = 1 / 90;

/** Longer stretches are a day's work and end with the day. */
const LONGEST_MS = 4 * HOUR_MS;

/** How fast a window is used now, and for how long. */
export interface PresentUse {
  /** Percent per millisecond. */
  readonly rate: number;
  /** Milliseconds. */
  readonly lastsMs: number;
  /** The last moments: milliseconds before now. */
  readonly span: number;
}

/**
 * Estimates present use. The last moments say most, but only in whole percents; the stretch of work they belong to is
 * steadier. Stretches vary widely in length, so one that has lasted long will likely last longer.
 */
export function presentUse(course: WindowCourse, now: number, weights: PresentWeights): PresentUse {
  const length = course.resetsAt - course.startsAt;
  const passed = Math.max(MINUTE_MS, now - course.startsAt);
  const span = Math.min(Math.max(weights.nowMs, weights.nowPart * length), passed);
  const last = steadyRise(course, now, span) / span;
  const begin = stretchBegin(course, now, Math.max(PAUSE_MS, PAUSE_PART * length));
  if (begin === null) return { rate: last, lastsMs: weights.restMs, span };
  const gone = Math.max(MINUTE_MS, now - begin);
  // Over less time than the last moments, whole percents mean nothing.
  const measured = Math.max(span, Math.min(weights.stretchMs, gone));
  const steady = steadyRise(course, now, measured) / measured;
  const share = weights.stretchShare;
  return {
    rate: (1 - share) * last + share * steady,
    lastsMs: weights.workMs + weights.workPart * Math.min(LONGEST_MS, gone),
    span,
  };
}

/** Returns when the current stretch of work began; null where there is none. */
function stretchBegin({ startsAt, points }: WindowCourse, now: number, pause: number): number | null {
  let begin = now;
  for (const { at } of points.toReversed()) {
    if (begin - at > pause) return begin === now ? null : begin;
    begin = at;
  }
  return points.length > 0 && begin - startsAt <= pause ? startsAt : begin;
}

/** At least two of three equal parts of the time must show a rise. */
const PARTS_OF_NOW = 3;

/** A rise in only one part counts up to this, in percent: another machine or an earlier time may have caused it. */
const JUMP_PERCENT = 2;

/** Returns how much was used in the last `span` milliseconds, without an isolated jump. */
function steadyRise(course: WindowCourse, now: number, span: number): number {
  const part = span / PARTS_OF_NOW;
  // Each part begins exactly where the one before ends: otherwise the parts could exceed the whole.
  const used = Array.from({ length: PARTS_OF_NOW + 1 }, (_, edge) =>
    usedAt(course, now - (PARTS_OF_NOW - edge) * part),
  );
  const rises = used.slice(1).map((after, index) => after - (used[index] ?? after));
  const middle = rises.toSorted((a, b) => a - b)[1] ?? 0;
  const risen = rises.reduce((sum, rise) => sum + rise, 0);
  return Math.min(risen, PARTS_OF_NOW * PARTS_OF_NOW * middle + JUMP_PERCENT);
}

/** Interpolates the use of a window at a moment between two readings. */
function usedAt({ startsAt, points }: WindowCourse, at: number): number {
  const place = points.findLastIndex((point) => point.at <= at);
  const before = points[place] ?? { at: startsAt, usedPercent: 0 };
  const after = points[place + 1];
  if (!after || at <= before.at) return before.usedPercent;
  const part = (at - before.at) / (after.at - before.at);
  return before.usedPercent + part * (after.usedPercent - before.usedPercent);
}
