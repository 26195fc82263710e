import type { LimitObservation } from '../usage/rollout-state.ts';
import { LimitHistory } from './limit-history.ts';

const SECOND = 1000;

/**
 * Leaves out the observations that change nothing: neither what a history of all of them keeps, nor which
 * is the newest, of all or of its limit. In the order given.
 */
export function thinLimits(observations: readonly LimitObservation[]): LimitObservation[] {
  const history = new LimitHistory();
  const newest = new Map<string, LimitObservation>();
  let account: LimitObservation | null = null;
  for (const observation of observations) {
    history.observe(observation);
    if (!account || account.at <= observation.at) account = observation;
    const known = newest.get(observation.limitId);
    if (!known || known.at <= observation.at) {
      if (observation.windows.length > 0) newest.set(observation.limitId, observation);
    }
  }
  // Of what stands for its time, all that was said in that second is kept: that costs little.
  const kept = new Set<number>();
  for (const { points } of history.store()) {
    for (let place = 0; place < points.length; place += 3) kept.add(points[place] ?? 0);
  }
  return observations.filter(
    (observation) =>
      observation === account ||
      observation === newest.get(observation.limitId) ||
      kept.has(Math.floor(observation.at / SECOND)),
  );
}
