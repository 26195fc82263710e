import { join } from 'node:path';
import type { StoredLimits } from '../index/usage-index.ts';
import { readDocument } from '../platform/own-document.ts';
import { type Listing, MARGIN_MS, type NewestFile, newestFiles } from './newest-files.ts';
import type { Today } from './summary.ts';
import { type Seen, seen } from './summary-basis.ts';
import { keepWhole } from './write-cache.ts';

/** What a glimpse told, but for what follows from the moment: it is told again while nothing has changed. */
export interface CachedSummary {
  /** As of its `GlimpseBasis`. */
  readonly source: string;
  /** When it was told, in milliseconds since the epoch. */
  readonly at: number;
  readonly day: string;
  readonly today: Today;
  readonly limits: Required<StoredLimits>;
  /** The newest folders of days. */
  readonly folders: readonly string[];
  /** Paths of the sessions of other folders that were active last. */
  readonly recent: readonly string[];
  /** Rollouts that changed shortly before, as they were. */
  readonly seen: readonly Seen[];
}

function pathIn(stateDir: string): string {
  return join(stateDir, 'glimpse-told.json');
}

/** What was told last, where nothing that it came from has changed since; else null. */
export function readCache(stateDir: string, source: string, listing: Listing): CachedSummary | null {
  try {
    const document = readDocument(pathIn(stateDir));
    const cached = document.state === 'read' ? (document.value as CachedSummary | null) : null;
    return cached?.source === source && isStill(cached, listing) ? cached : null;
  } catch {
    return null;
  }
}

function isStill(cached: CachedSummary, listing: Listing): boolean {
  if (!isSame(listing.folders, cached.folders)) return false;
  const known = new Map(cached.seen.map((each) => [each[0], each]));
  return seenOf(newestFiles(listing, cached.recent), cached.at).every((each) =>
    isSame(each, known.get(each[0]) ?? []),
  );
}

/** Of texts and numbers. Node's own comparison has to be loaded first. */
function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, place) => each === b[place]);
}

/** Those that changed shortly before a moment, or since. */
export function seenOf(files: readonly NewestFile[], at: number): Seen[] {
  return files
    .filter(({ stats }) => stats.mtimeMs > at - MARGIN_MS)
    .map(({ path, stats }) => seen(path, stats));
}

/** Where it cannot be kept, all is read the next time. */
export function writeCache(stateDir: string, cached: CachedSummary): void {
  keepWhole(pathIn(stateDir), cached);
}
