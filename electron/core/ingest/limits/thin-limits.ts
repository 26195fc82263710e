import { HOUR_MS } from '../../../shared/durations.ts';
import type { LimitObservation } from '../lines/rollout-state.ts';
import { LimitHistory } from './limit-history.ts';

const SECOND = 1000;

/** Of observations without a window, which no history keeps, the last of each such span is kept. Milliseconds. */
const SPAN_MS = 3 * HOUR_MS;

/**
 * Returns the one of two observations that describes the account: the newer of those that name a plan, credits or a
 * cap. One that only says how full a window is says nothing about them.
 */
export function newerAccount(known: LimitObservation | null, other: LimitObservation): LimitObservation {
  if (!known) return other;
  const [a, b] = [namesAccount(known), namesAccount(other)];
  if (a !== b) return a ? known : other;
  return known.at <= other.at ? other : known;
}

function namesAccount({ planType, credits, spendCap }: LimitObservation): boolean {
  return planType !== null || credits !== null || spendCap !== undefined;
}

/**
 * Leaves out the observations that change nothing: neither what a history of all of them keeps, nor which
 * is the newest, of all or of its limit. In the order given.
 */
export function thinLimits(observations: readonly LimitObservation[]): LimitObservation[] {
  const history = new LimitHistory();
  const newest = new Map<string, LimitObservation>();
  let account: LimitObservation | null = null;
  const bare = new Map<number, LimitObservation>();
  for (const observation of observations) {
    history.observe(observation);
    account = newerAccount(account, observation);
    if (observation.windows.length === 0) {
      const span = Math.floor(observation.at / SPAN_MS);
      if ((bare.get(span)?.at ?? 0) <= observation.at) bare.set(span, observation);
    }
    const known = newest.get(observation.limitId);
    if (!known || known.at <= observation.at) {
      if (observation.windows.length > 0) newest.set(observation.limitId, observation);
    }
  }
  // Of what stands for its time, all that was said in that second is kept: that costs little.
  const kept = new Set<number>();
  const bares = new Set(bare.values());
  for (const { points } of history.store()) {
    for (let place = 0; place < points.length; place += 3) kept.add(points[place] ?? 0);
  }
  return observations.filter(
    (observation) =>
      observation === account ||
      bares.has(observation) ||
      observation === newest.get(observation.limitId) ||
      kept.has(Math.floor(observation.at / SECOND)),
  );
}
