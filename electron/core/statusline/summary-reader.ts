import type { computeSummary } from './compute-summary.ts';
import type { readGrownSummary } from './grown-summary.ts';
import { type CachedState, cachedStateOf, readCachedSummary } from './read-cached-summary.ts';
import type { ReadSummary, StatuslineSummary, SummaryOptions } from './summary.ts';
import { basisOf, SAVE_AFTER_MS, type SummaryBasis } from './summary-basis.ts';

/** Loads what a summary needs beyond what was said last. */
export interface SummaryLoaders {
  loadGrown(): Promise<typeof readGrownSummary>;
  loadComputation(): Promise<typeof computeSummary>;
}

/**
 * Creates a reader of status line summaries. It returns null before a first scan, which takes long and is not begun
 * here. The code that computes a summary is loaded only where the cache does not do.
 *
 * The reader throws where the index cannot be opened.
 */
export function summaryReader({ loadGrown, loadComputation }: SummaryLoaders): ReadSummary {
  return async (options, now) => {
    const basis = basisOf(options);
    if (basis === null) return null;
    const state = cachedStateOf(basis, now);
    const known = state && (await fromCache(options, basis, state, now));
    return known ?? (await loadComputation())(options, basis, now);
  };

  async function fromCache(
    options: SummaryOptions,
    basis: SummaryBasis,
    state: CachedState,
    now: number,
  ): Promise<StatuslineSummary | null> {
    const { cached, changed } = state;
    if (changed.length === 0) return readCachedSummary(options, basis, state, now);
    const isFollowed = changed.every(({ path }) => cached.followed.includes(path));
    if (!isFollowed || now - basis.savedAt > SAVE_AFTER_MS) return null;
    return (await loadGrown())(options, basis, state, now);
  }
}
