import type { computeSummary } from './compute-summary.ts';
import { readCachedSummary } from './read-cached-summary.ts';
import type { ReadSummary } from './summary.ts';
import { basisOf } from './summary-basis.ts';

/**
 * Reads a status line summary; null where nothing was read before: a first read takes long, and is not begun here. What
 * finds it out again is loaded only where it must be.
 *
 * The reader throws where the index cannot be opened.
 */
export function summaryReader(loadComputation: () => Promise<typeof computeSummary>): ReadSummary {
  return async (options, now) => {
    const basis = basisOf(options);
    if (basis === null) return null;
    return readCachedSummary(options, basis, now) ?? (await loadComputation())(options, basis, now);
  };
}
