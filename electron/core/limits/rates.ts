import { MINUTE_MS } from '../../shared/durations.ts';
import type { Activity } from './activity-profile.ts';
import { PRESENT_WEIGHTS, type PresentWeights, presentUse } from './present-use.ts';
import type { WindowCourse } from './window-course.ts';

/** A window is looked at in so many steps. */
export const STEPS = 200;

/** What the projection of a window starts from. */
export interface ProjectionInput {
  readonly course: WindowCourse;
  /** Windows of the same limit before it, oldest first. */
  readonly before: readonly WindowCourse[];
  readonly activity: Activity;
  /** Milliseconds since the epoch, within the window. */
  readonly now: number;
}

/** Numbers that shape the projection; found on generated months other than those it is judged by. */
export interface ProjectionWeights extends PresentWeights {
  /** The recent rate forgets by 1/e in so large a part of the window. */
  readonly recentPart: number;
  /** How much the recent rate weighs against the whole window's. */
  readonly recentShare: number;
  /** So large a part of a window, in usual use, do earlier windows weigh. */
  readonly priorPart: number;
  /** So much of the spread is added to the mean: an alarm that comes too late costs more than one too early. */
  readonly caution: number;
  /** How much use varies in bursts. */
  readonly bursts: number;
  readonly unsure: number;
}

export const WEIGHTS: ProjectionWeights = {
  recentPart: 0.1,
  recentShare: 0.05,
  priorPart: 0.4,
  ...PRESENT_WEIGHTS,
  caution: 0.1,
  bursts: 2.8,
  unsure: 2.8,
};

/** A little longer than the parts that the history has of a window. */
const PARTS = 90;

/** So much of a rise over a gap is of the response that ended it, in percent. */
const OWN_RISE = 1;

/** Between two readings that lie further apart something may have been done that this machine did not see. */
const GAP_MS = 30 * MINUTE_MS;

/** How fast a window is used. */
export interface Rates {
  /** Percent per millisecond of usual work. */
  readonly blended: number;
  /** What is done now beyond the usual, in percent per millisecond; below 0 where it is less. */
  readonly excess: number;
  /** By so long, in milliseconds, has the excess faded to 1/e. */
  readonly fadeMs: number;
  /** Percent that others have likely used since the last reading. */
  readonly unseen: number;
  /** Percent of evidence behind the rate. */
  readonly certainty: number;
}

/** How fast a window is used, by all that was seen of it and of those before. `step` in milliseconds. */
export function ratesOf(
  { course, before, activity, now }: ProjectionInput,
  weights: ProjectionWeights,
  step: number,
): Rates {
  const { startsAt, resetsAt, points } = course;
  const { at: lastAt, usedPercent: used } = points.at(-1) ?? { at: now, usedPercent: 0 };
  const length = resetsAt - startsAt;
  const work = workBetween(activity, startsAt, now, step);
  const others = now - lastAt > GAP_MS ? shareOfOthers([...before.slice(-6), course], activity) : 0;
  const prior = priorRate(before, startsAt, activity);
  const priorWork = prior === null ? 0 : weights.priorPart * length;
  const whole = (used + (prior ?? 0) * priorWork) / Math.max(step / 10, work + priorWork);
  const recent = fadingRate(course, activity, now, weights.recentPart * length);
  const share = recent === null ? 0 : weights.recentShare;
  const blended = (1 - share) * whole + share * (recent ?? 0);
  const present = presentUse(course, now, weights);
  const activityNow = workBetween(activity, now - present.span, now, present.span) / present.span;
  return {
    blended,
    excess: present.rate - blended * activityNow,
    fadeMs: present.lastsMs,
    unseen: others === 0 ? 0 : others * blended * workBetween(activity, lastAt, now, step),
    certainty: used + (prior ?? 0) * priorWork,
  };
}

/**
 * How much of the use is of other machines, 0 to 1: what was used over gaps in which this one asked nothing,
 * against what would usually have been used in them.
 */
function shareOfOthers(courses: readonly WindowCourse[], activity: Activity): number {
  let risen = 0;
  let expected = 0;
  let gaps = 0;
  let own = 0;
  let steps = 0;
  for (const { startsAt, resetsAt, points } of courses) {
    const last = points.at(-1);
    if (!last) continue;
    const step = (resetsAt - startsAt) / STEPS;
    // Within a part of the history only the first and the last reading are kept.
    const gap = Math.max(GAP_MS, (resetsAt - startsAt) / PARTS);
    const rate = last.usedPercent / Math.max(step, workBetween(activity, startsAt, last.at, step));
    points.forEach((point, place) => {
      const previous = points[place - 1] ?? { at: startsAt, usedPercent: 0 };
      const rise = Math.max(0, point.usedPercent - previous.usedPercent);
      if (point.at - previous.at < gap) {
        own += rise;
        steps += 1;
      } else {
        risen += rise;
        gaps += 1;
        expected += rate * workBetween(activity, previous.at, point.at, step);
      }
    });
  }
  // The response that ends a gap is of this machine.
  const others = risen - gaps * Math.max(OWN_RISE, steps === 0 ? 0 : own / steps);
  return Math.min(1, Math.max(0, others / (expected + DOUBT_PERCENT)));
}

/** So much expected use over gaps weighs as much as the assumption that there is one machine only. */
const DOUBT_PERCENT = 5;

/** Usual work between two moments, in milliseconds of the usual hour. */
export function workBetween(activity: Activity, from: number, to: number, step: number): number {
  let work = 0;
  for (let at = from; at < to; at += step) {
    const end = Math.min(to, at + step);
    work += activity((at + end) / 2) * (end - at);
  }
  return work;
}

/** The rate of the windows before, the newer counting more; null where there are none. */
function priorRate(before: readonly WindowCourse[], next: number, activity: Activity): number | null {
  let used = 0;
  let work = 0;
  before.slice(-6).forEach(({ startsAt, resetsAt, points }, index, all) => {
    const last = points.at(-1);
    if (!last) return;
    const weight = 0.8 ** (all.length - 1 - index);
    const full = points.find((point) => point.usedPercent >= 100);
    // Once it was used up, or the server had reset it early, nothing more of it could be used.
    const reset = Math.min(resetsAt, all[index + 1]?.startsAt ?? next);
    const end = full ? full.at : Math.max(reset, last.at);
    used += weight * last.usedPercent;
    work +=
      weight *
      workBetween(activity, startsAt, Math.max(startsAt + MINUTE_MS, end), (resetsAt - startsAt) / STEPS);
  });
  return work > 0 ? used / work : null;
}

/** Use over usual work, both the less counted the longer ago. */
function fadingRate(course: WindowCourse, activity: Activity, now: number, memory: number): number | null {
  // The mean of the weight over a span, by which a rise that is spread over it counts.
  const fade = (from: number, to: number) =>
    to - from < 1
      ? Math.exp((to - now) / memory)
      : (memory * (Math.exp((to - now) / memory) - Math.exp((from - now) / memory))) / (to - from);
  let used = 0;
  let before = { at: course.startsAt, usedPercent: 0 };
  for (const point of course.points) {
    used += (point.usedPercent - before.usedPercent) * fade(before.at, point.at);
    before = point;
  }
  const step = (course.resetsAt - course.startsAt) / STEPS;
  const weight = (at: number) => Math.exp((at - now) / memory);
  const work = workBetween((at) => activity(at) * weight(at), course.startsAt, now, step);
  return work > 0 ? used / work : null;
}
