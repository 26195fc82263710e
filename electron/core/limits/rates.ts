import { MINUTE_MS } from '../../shared/durations.ts';
import type { Activity } from './activity-profile.ts';
import { PRESENT_WEIGHTS, type PresentWeights, presentUse } from './present-use.ts';
import type { WindowCourse } from './window-course.ts';

/** A window is divided into this many steps. */
export const STEPS = 200;

/** The input of a projection. */
export interface ProjectionInput {
  readonly course: WindowCourse;
  /** Earlier windows of the same limit, oldest first. */
  readonly before: readonly WindowCourse[];
  readonly activity: Activity;
  /** Milliseconds since the epoch, within the window. */
  readonly now: number;
}

/** Parameters of the projection, fitted on generated months other than those it is judged by. */
export interface ProjectionWeights extends PresentWeights {
  /** The recent rate fades to 1/e over this part of the window. */
  readonly recentPart: number;
  /** The weight of the recent rate against the whole window's. */
  readonly recentShare: number;
  /** Earlier windows weigh as much as this part of a window in usual use. */
  readonly priorPart: number;
  /** This part of the spread is added to the mean: a late alarm costs more than an early one. */
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

/** Slightly more than the steps of a window's history. */
const PARTS = 90;

/** The response that ends a gap causes up to this much of a rise, in percent. */
const OWN_RISE = 1;

/** Between readings further apart than this, another machine may have caused the use. */
const GAP_MS = 30 * MINUTE_MS;

/** How fast a window is used. */
export interface Rates {
  /** Percent per millisecond of usual work. */
  readonly blended: number;
  /** Present use beyond the usual, in percent per millisecond; negative where it is less. */
  readonly excess: number;
  /** The time in which the excess fades to 1/e, in milliseconds. */
  readonly fadeMs: number;
  /** Percent likely used elsewhere since the last reading. */
  readonly unseen: number;
  /** Percent of evidence behind the rate. */
  readonly certainty: number;
}

/** Estimates how fast a window is used, from its own readings and earlier windows. `step` in milliseconds. */
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
 * Returns how far apart two readings of a run may be before another machine may have caused the use between them, in
 * milliseconds. Each step of the history keeps only its first and last reading.
 */
export function gapOf({ startsAt, resetsAt }: Pick<WindowCourse, 'startsAt' | 'resetsAt'>): number {
  return Math.max(GAP_MS, (resetsAt - startsAt) / PARTS);
}

/**
 * Estimates the share of other machines, 0 to 1: use over gaps in which this machine asked nothing, against the usual
 * use in them.
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
    const gap = gapOf({ startsAt, resetsAt });
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
  // The response that ends a gap belongs to this machine.
  const others = risen - gaps * Math.max(OWN_RISE, steps === 0 ? 0 : own / steps);
  return Math.min(1, Math.max(0, others / (expected + DOUBT_PERCENT)));
}

/** Expected use over gaps of this much, in percent, weighs as much as the assumption that there is one machine. */
const DOUBT_PERCENT = 5;

/** Returns the usual work between two moments, in milliseconds of the usual hour. */
export function workBetween(activity: Activity, from: number, to: number, step: number): number {
  let work = 0;
  for (let at = from; at < to; at += step) {
    const end = Math.min(to, at + step);
    work += activity((at + end) / 2) * (end - at);
  }
  return work;
}

/** Returns the rate of earlier windows, the newer weighing more; null where there are none. */
function priorRate(before: readonly WindowCourse[], next: number, activity: Activity): number | null {
  let used = 0;
  let work = 0;
  before.slice(-6).forEach(({ startsAt, resetsAt, points }, index, all) => {
    const last = points.at(-1);
    if (!last) return;
    const weight = 0.8 ** (all.length - 1 - index);
    const full = points.find((point) => point.usedPercent >= 100);
    // After it was used up or reset early by the server, nothing more of it could be used.
    const reset = Math.min(resetsAt, all[index + 1]?.startsAt ?? next);
    const end = full ? full.at : Math.max(reset, last.at);
    used += weight * last.usedPercent;
    work +=
      weight *
      workBetween(activity, startsAt, Math.max(startsAt + MINUTE_MS, end), (resetsAt - startsAt) / STEPS);
  });
  return work > 0 ? used / work : null;
}

/** Divides use by usual work, both weighed less the longer ago. */
function fadingRate(course: WindowCourse, activity: Activity, now: number, memory: number): number | null {
  // The mean weight over a span, for a rise spread over it.
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
