import { MINUTE_MS } from '../../shared/durations.ts';
import { GLANCE_VERSION } from '../../shared/version.ts';
import { indexPath } from '../index/index-path.ts';
import { fileStateOf } from '../platform/file-state.ts';
import { overrideFileIn, updateFileIn } from '../pricing/price-files.ts';
import { type Listing, listNewest } from './newest-files.ts';
import { readStatuslineCache, type StatuslineCache } from './statusline-cache.ts';
import type { SummaryOptions } from './summary.ts';

/**
 * A save takes as long as much of the rest, so what has just grown is kept in the index now and then, in milliseconds,
 * and until then read again: it is little.
 */
export const SAVE_AFTER_MS = 5 * MINUTE_MS;

/** What a summary comes from, as it is before the index is opened: opening it makes another log. */
export interface SummaryBasis {
  /** Path of the index. */
  readonly index: string;
  /** When the index was saved last, in milliseconds since the epoch. */
  readonly savedAt: number;
  /** The index, prices, time zone and Glance as one text, which differs where any of them has changed. */
  readonly source: string;
  readonly cache: StatuslineCache;
  readonly listing: Listing;
}

/** Returns null where there is no index. */
export function basisOf({ codexHomes, stateDir, timezone }: SummaryOptions): SummaryBasis | null {
  const index = indexPath(stateDir, codexHomes);
  const kept = fileStateOf(index);
  if (kept === null) return null;
  const log = fileStateOf(`${index}-wal`);
  const prices = [overrideFileIn(stateDir), updateFileIn(stateDir)].map(fileStateOf);
  return {
    index,
    // The last write is in the log next to the index while that is shared.
    savedAt: Math.max(kept[2], log?.[2] ?? 0),
    source: JSON.stringify([GLANCE_VERSION, timezone, kept, log, ...prices]),
    cache: readStatuslineCache(stateDir, index, timezone),
    listing: listNewest(codexHomes),
  };
}
