import type { Activity } from './activity-profile.ts';
import type { WindowCourse } from './window-course.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the projection of a window starts from. */
export interface ProjectionInput {
  readonly course: WindowCourse;
  /** Windows of the same limit before it, oldest first. */
  readonly before: readonly WindowCourse[];
  readonly activity: Activity;
  /** Milliseconds since the epoch, within the window. */
  readonly now: number;
}

/** Use over the rest of a window. Times are milliseconds since the epoch; null lies after the reset. */
export interface Projection {
  /** Percent at the reset, as if nothing stopped at 100. Never below what is used. */
  readonly atReset: { readonly value: number; readonly low: number; readonly high: number };
  readonly runsOut: {
    readonly at: number | null;
    readonly earliest: number | null;
    readonly latest: number | null;
  };
}

/** Numbers that shape the projection; found on generated months other than those it is judged by. */
export interface ProjectionWeights {
  /** The recent rate forgets by 1/e in so large a part of the window. */
  readonly recentPart: number;
  /** How much the recent rate weighs against the whole window's. */
  readonly recentShare: number;
  /** So large a part of a window, in usual use, do earlier windows weigh. */
  readonly priorPart: number;
  /** What is done now goes on so long, in milliseconds. */
  readonly momentumMs: number;
  /** Over so long is it measured what is done now, in milliseconds. */
  readonly nowMs: number;
}

export const WEIGHTS: ProjectionWeights = {
  recentPart: 0.3,
  recentShare: 0.1,
  priorPart: 0.35,
  momentumMs: 1.5 * HOUR,
  nowMs: 0.25 * HOUR,
};

const STEPS = 200;

/**
 * Projects the use of a window to its reset.
 *
 * 1. The time of the window is weighted by how much is usually done at each hour (`activity`).
 * 2. The rate of the whole window is what is used over the usual work that has passed, drawn towards the rate of
 *    the windows before while little has passed. It is blended with a recent rate, whose memory fades.
 * 3. What is done right now goes on for a while and fades into that rate.
 * 4. The range: use comes in bursts, so its spread grows with the root of what is still to come; the rounding
 *    of the server, half of its last digit, is added.
 */
export function project(input: ProjectionInput, weights: ProjectionWeights = WEIGHTS): Projection {
  const { course, activity, now } = input;
  const { startsAt, resetsAt, points } = course;
  const used = points.at(-1)?.usedPercent ?? 0;
  const length = resetsAt - startsAt;
  const step = length / STEPS;
  const rates = ratesOf(input, weights, step);
  const path = { value: used, low: used, high: used };
  let at: number | null = null;
  let earliest: number | null = null;
  let latest: number | null = null;
  let mean = used;
  for (let from = now; from < resetsAt; from += step) {
    const to = Math.min(resetsAt, from + step);
    const middle = (from + to) / 2;
    const usual = rates.blended * activity(middle);
    const fade = Math.exp(-(middle - now) / weights.momentumMs);
    const rate = Math.max(0, usual + (rates.now - rates.blended * rates.activityNow) * fade);
    const before = { ...path };
    mean += rate * (to - from);
    const spread = spreadOf(mean - used, rates.certainty);
    path.value = Math.max(path.value, mean);
    path.low = Math.max(path.low, used, mean - spread);
    path.high = Math.max(path.high, mean + spread);
    at ??= crossing(before.value, path.value, from, to);
    earliest ??= crossing(before.high, path.high, from, to);
    latest ??= crossing(before.low, path.low, from, to);
  }
  return {
    atReset: { value: path.value, low: Math.min(path.low, path.value), high: path.high },
    runsOut: { at, earliest, latest },
  };
}

interface Rates {
  /** Percent per millisecond of usual work. */
  readonly blended: number;
  /** Percent per millisecond. */
  readonly now: number;
  readonly activityNow: number;
  /** Percent of evidence behind the rate. */
  readonly certainty: number;
}

function ratesOf(
  { course, before, activity, now }: ProjectionInput,
  weights: ProjectionWeights,
  step: number,
): Rates {
  const { startsAt, resetsAt, points } = course;
  const used = points.at(-1)?.usedPercent ?? 0;
  const length = resetsAt - startsAt;
  const work = workBetween(activity, startsAt, now, step);
  const prior = priorRate(before, activity);
  const priorWork = prior === null ? 0 : weights.priorPart * length;
  const whole = (used + (prior ?? 0) * priorWork) / Math.max(step / 10, work + priorWork);
  const recent = fadingRate(course, activity, now, weights.recentPart * length);
  const share = recent === null ? 0 : weights.recentShare;
  const blended = (1 - share) * whole + share * (recent ?? 0);
  const nowSpan = Math.min(weights.nowMs, Math.max(MINUTE, now - startsAt));
  return {
    blended,
    now: (used - usedAt(course, now - nowSpan)) / nowSpan,
    activityNow: workBetween(activity, now - nowSpan, now, nowSpan) / nowSpan,
    certainty: used + (prior ?? 0) * priorWork,
  };
}

/** Bursts make the use of a span vary about as its root; a rate known from little is itself unsure. */
function spreadOf(ahead: number, certainty: number): number {
  const bursts = 2.8 * Math.sqrt(ahead);
  const rate = (ahead * 2.8) / Math.sqrt(Math.max(1, certainty));
  return 0.5 + Math.hypot(bursts, rate);
}

/** The use of a window at a moment: what was said last before it. */
function usedAt({ points }: WindowCourse, at: number): number {
  return points.findLast((point) => point.at <= at)?.usedPercent ?? 0;
}

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
function priorRate(before: readonly WindowCourse[], activity: Activity): number | null {
  let used = 0;
  let work = 0;
  before.slice(-6).forEach(({ startsAt, resetsAt, points }, index, all) => {
    const last = points.at(-1);
    if (!last) return;
    const weight = 0.8 ** (all.length - 1 - index);
    const full = points.find((point) => point.usedPercent >= 100);
    // Once it was used up nothing more could be.
    const end = full ? full.at : resetsAt;
    used += weight * last.usedPercent;
    work +=
      weight *
      workBetween(activity, startsAt, Math.max(startsAt + MINUTE, end), (resetsAt - startsAt) / STEPS);
  });
  return work > 0 ? used / work : null;
}

/** Use over usual work, both the less counted the longer ago; use is taken to be made just before it was seen. */
function fadingRate(course: WindowCourse, activity: Activity, now: number, memory: number): number | null {
  const weight = (at: number) => Math.exp(-(now - at) / memory);
  let used = 0;
  let before = 0;
  for (const point of course.points) {
    used += (point.usedPercent - before) * weight(point.at);
    before = point.usedPercent;
  }
  const step = (course.resetsAt - course.startsAt) / STEPS;
  const work = workBetween((at) => activity(at) * weight(at), course.startsAt, now, step);
  return work > 0 ? used / work : null;
}

function crossing(before: number, after: number, from: number, to: number): number | null {
  if (after < 100) return null;
  if (before >= 100) return from;
  return from + ((100 - before) / (after - before)) * (to - from);
}
