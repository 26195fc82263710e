import { type ProjectionInput, type ProjectionWeights, ratesOf, STEPS, WEIGHTS } from './rates.ts';

/** Use over the rest of a window. Times are milliseconds since the epoch; null is after the reset. */
export interface Projection {
  /** Percent at the reset, as if nothing stopped at 100. Never below current use. */
  readonly atReset: { readonly value: number; readonly low: number; readonly high: number };
  readonly runsOut: {
    readonly at: number | null;
    readonly earliest: number | null;
    readonly latest: number | null;
  };
}

/**
 * Projects the use of a window to its reset.
 *
 * 1. The time of the window is weighted by how much is usually done at each hour (`activity`).
 * 2. A rise between two readings happened somewhere between them; it is spread evenly over that time. What
 *    was used before the first reading is spread from the begin of the window on.
 * 3. The rate of the whole window is what is used over the usual work that has passed, drawn towards the rate of
 *    the windows before while little has passed. It is blended with a recent rate, whose memory fades.
 * 4. What is done right now goes on for a while, the longer the longer it has gone on, and fades into that rate.
 * 5. Since the last reading nothing was used on this machine. Where use has grown over such gaps before, other
 *    machines are at work, and go on.
 * 6. The range: use comes in bursts, so its spread grows with the root of what is still to come; the rounding
 *    of the server, half of its last digit, is added.
 * 7. It runs out where that is about as likely as not, and then when half of the courses that do have run out.
 */
export function project(input: ProjectionInput, weights: ProjectionWeights = WEIGHTS): Projection {
  const { course, activity, now } = input;
  const { startsAt, resetsAt, points } = course;
  const used = points.at(-1)?.usedPercent ?? 0;
  const length = resetsAt - startsAt;
  const step = length / STEPS;
  const rates = ratesOf(input, weights, step);
  let mean = used;
  const path = { value: used, low: used, high: used + rates.unseen };
  const chances: { readonly at: number; readonly chance: number }[] = [{ at: now, chance: 0 }];
  let earliest: number | null = path.high >= 100 ? now : null;
  let latest: number | null = null;
  for (let from = now; from < resetsAt; from += step) {
    const to = Math.min(resetsAt, from + step);
    const middle = (from + to) / 2;
    const usual = rates.blended * activity(middle);
    const rate = Math.max(0, usual + rates.excess * Math.exp(-(middle - now) / rates.fadeMs));
    const before = { ...path };
    mean += rate * (to - from);
    const spread = spreadOf(mean - used, rates.certainty, weights);
    path.value = Math.max(path.value, mean + weights.caution * spread);
    path.low = Math.max(path.low, used, mean - spread);
    path.high = Math.max(path.high, mean + rates.unseen + spread);
    const chance = Math.max(chances.at(-1)?.chance ?? 0, chanceOfFull(mean, spread));
    chances.push({ at: to, chance });
    earliest ??= crossing(before.high, path.high, from, to);
    latest ??= crossing(before.low, path.low, from, to);
  }
  return {
    atReset: { value: path.value, low: Math.min(path.low, path.value), high: path.high },
    runsOut: { at: path.value < 100 ? null : likelyMoment(chances, earliest, latest), earliest, latest },
  };
}

/** Eight of ten outcomes lie within one spread; the logistic curve is close to that of the normal distribution. */
function chanceOfFull(mean: number, spread: number): number {
  return 1 / (1 + Math.exp((-2.18 * (mean - 100)) / spread));
}

/** The median moment of running out among the courses that do, within the range. */
function likelyMoment(
  chances: readonly { readonly at: number; readonly chance: number }[],
  earliest: number | null,
  latest: number | null,
): number | null {
  const half = (chances.at(-1)?.chance ?? 0) / 2;
  const place = chances.findIndex(({ chance }) => chance >= half);
  const [before, after] = [chances[place - 1], chances[place]];
  if (!before || !after) return earliest;
  const part = (half - before.chance) / Math.max(Number.EPSILON, after.chance - before.chance);
  const at = before.at + part * (after.at - before.at);
  return Math.min(Math.max(at, earliest ?? at), latest ?? at);
}

/** Bursts make use vary about as its square root; a rate known from little is itself uncertain. */
function spreadOf(ahead: number, certainty: number, weights: ProjectionWeights): number {
  const bursts = weights.bursts * Math.sqrt(ahead);
  const rate = (ahead * weights.unsure) / Math.sqrt(Math.max(1, certainty));
  return 0.5 + Math.hypot(bursts, rate);
}

function crossing(before: number, after: number, from: number, to: number): number | null {
  if (after < 100) return null;
  if (before >= 100) return from;
  return from + ((100 - before) / (after - before)) * (to - from);
}
