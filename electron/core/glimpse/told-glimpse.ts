import { readFileSync, renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Cost } from '../../shared/pricing.ts';
import type { Tokens } from '../../shared/tokens.ts';
import { GLANCE_VERSION } from '../../shared/version.ts';
import { overrideFileIn, updateFileIn } from '../pricing/price-files.ts';
import type { StoredLimits } from '../usage/usage-index.ts';
import { type Listing, MARGIN_MS, type NewestFile, newestFiles } from './newest-files.ts';

/** What was used today. */
export type Today = { readonly tokens: Tokens; readonly responses: number } & Cost;

/** What a glimpse told, but for what follows from the moment: it is told again while nothing has changed. */
export interface ToldGlimpse {
  /** What it came from, as `sourceOf` gives it. */
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

/** Path, size, time of the last change in milliseconds, device and inode. */
type Seen = readonly [path: string, size: number, mtimeMs: number, dev: number, ino: number];

function pathIn(stateDir: string): string {
  return join(stateDir, 'glimpse-told.json');
}

/** The index, prices, time zone and Glance that a glimpse comes from, each as it is now. */
export function sourceOf(index: string, stateDir: string, timezone: string): string {
  const files = [index, `${index}-wal`, overrideFileIn(stateDir), updateFileIn(stateDir)];
  return JSON.stringify([GLANCE_VERSION, timezone, ...files.map(stateOf)]);
}

function stateOf(path: string): Seen | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? seen(path, stats) : null;
}

function seen(path: string, { size, mtimeMs, dev, ino }: Stats): Seen {
  return [path, size, mtimeMs, dev, ino];
}

/** What was told last, where nothing that it came from has changed since; else null. */
export function readTold(stateDir: string, source: string, listing: Listing): ToldGlimpse | null {
  try {
    const told = JSON.parse(readFileSync(pathIn(stateDir), 'utf8')) as ToldGlimpse | null;
    return told?.source === source && isStill(told, listing) ? told : null;
  } catch {
    return null;
  }
}

function isStill(told: ToldGlimpse, listing: Listing): boolean {
  if (!isDeepStrictEqual(listing.folders, told.folders)) return false;
  const known = new Map(told.seen.map((each) => [each[0], each]));
  return seenOf(newestFiles(listing, told.recent), told.at).every((each) =>
    isDeepStrictEqual(each, known.get(each[0])),
  );
}

/** Those that changed shortly before a moment, or since. */
export function seenOf(files: readonly NewestFile[], at: number): Seen[] {
  return files
    .filter(({ stats }) => stats.mtimeMs > at - MARGIN_MS)
    .map(({ path, stats }) => seen(path, stats));
}

/** Keeps it whole. Where that fails, all is read the next time. */
export function writeTold(stateDir: string, told: ToldGlimpse): void {
  const path = pathIn(stateDir);
  try {
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(told), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  } catch {}
}
