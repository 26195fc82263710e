import { type Stats, statSync } from 'node:fs';
import { GLANCE_VERSION } from '../../shared/version.ts';
import { indexPath } from '../index/index-path.ts';
import { overrideFileIn, updateFileIn } from '../pricing/price-files.ts';
import { type DailyCache, readNotes } from './daily-cache.ts';
import { type Listing, listNewest } from './newest-files.ts';
import type { SummaryOptions } from './summary.ts';

/** What a glimpse comes from, as it is before the index is opened: opening it makes the log anew. */
export interface SummaryBasis {
  /** Path of the index. */
  readonly index: string;
  /** When the index was saved last, in milliseconds since the epoch. */
  readonly savedAt: number;
  /** The index, prices, time zone and Glance: another text where any of them has changed. */
  readonly source: string;
  readonly notes: DailyCache;
  readonly listing: Listing;
}

/** A file as it is: path, size, time of the last change in milliseconds, device and inode. */
type FileState = readonly [path: string, size: number, mtimeMs: number, dev: number, ino: number];

/** A rollout as it is, with the time of its change that nobody can set back. */
export type Seen = readonly [...FileState, ctimeMs: number];

/** Returns what tells that a rollout is still as it was. */
export function seen(path: string, { size, mtimeMs, dev, ino, ctimeMs }: Stats): Seen {
  return [path, size, mtimeMs, dev, ino, ctimeMs];
}

/** Null where there is no index. */
export function basisOf({ codexHomes, stateDir, timezone }: SummaryOptions): SummaryBasis | null {
  const index = indexPath(stateDir, codexHomes);
  const kept = stateOf(index);
  if (kept === null) return null;
  const log = stateOf(`${index}-wal`);
  const prices = [overrideFileIn(stateDir), updateFileIn(stateDir)].map(stateOf);
  return {
    index,
    // The last write goes to the log beside the index while that is shared.
    savedAt: Math.max(kept[2], log?.[2] ?? 0),
    source: JSON.stringify([GLANCE_VERSION, timezone, kept, log, ...prices]),
    notes: readNotes(stateDir, index, timezone),
    listing: listNewest(codexHomes),
  };
}

/** Null where there is nothing, or what is there cannot even be looked at. */
function stateOf(path: string): FileState | null {
  try {
    const { size, mtimeMs, dev, ino } = statSync(path);
    return [path, size, mtimeMs, dev, ino];
  } catch {
    return null;
  }
}
