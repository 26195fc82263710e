import { join } from 'node:path';
import { readDocument } from '../platform/own-document.ts';
import type { StoredLimits } from '../usage/usage-index.ts';
import type { Today } from './glimpse.ts';
import { type Seen, seen } from './glimpse-basis.ts';
import { keepWhole } from './keep-whole.ts';
import { type Listing, MARGIN_MS, type NewestFile, newestFiles } from './newest-files.ts';

/** What a glimpse told, but for what follows from the moment: it is told again while nothing has changed. */
export interface ToldGlimpse {
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
export function readTold(stateDir: string, source: string, listing: Listing): ToldGlimpse | null {
  try {
    const document = readDocument(pathIn(stateDir));
    const told = document.state === 'read' ? (document.value as ToldGlimpse | null) : null;
    return told?.source === source && isStill(told, listing) ? told : null;
  } catch {
    return null;
  }
}

function isStill(told: ToldGlimpse, listing: Listing): boolean {
  if (!isSame(listing.folders, told.folders)) return false;
  const known = new Map(told.seen.map((each) => [each[0], each]));
  return seenOf(newestFiles(listing, told.recent), told.at).every((each) =>
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
export function writeTold(stateDir: string, told: ToldGlimpse): void {
  keepWhole(pathIn(stateDir), told);
}
