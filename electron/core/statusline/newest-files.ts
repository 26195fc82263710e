import { readdirSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { DAY_MS, MINUTE_MS } from '../../shared/durations.ts';
import { parseRolloutName } from '../ingest/rollouts/rollout-files.ts';
import type { UsageLedger } from '../ledger/ledger.ts';

/** Sessions are begun in the folder of their day; so many of the newest are looked through. */
const DAY_FOLDERS = 2;

/** Sessions of older folders go on for days: so many of those that were active last are looked at. */
const RECENT_THREADS = 8;

const RECENT_MS = 3 * DAY_MS;

/** What changed shortly before a reading may have changed after it was read, in milliseconds. */
export const MARGIN_MS = 10 * MINUTE_MS;

/** A rollout that may have changed, as it is. */
export interface NewestFile {
  readonly path: string;
  /** Null where it is in an older folder. */
  readonly name: { readonly folder: string; readonly file: string } | null;
  readonly stats: Stats;
}

/** A file as it is: path, size, time of the last change in milliseconds, device and inode. */
export type FileState = readonly [path: string, size: number, mtimeMs: number, dev: number, ino: number];

/** A rollout as it is, with the time of its change that nobody can set back. */
export type Seen = readonly [...FileState, ctimeMs: number];

/** Those that changed shortly before a moment, or since. */
export function seenOf(files: readonly NewestFile[], at: number): Seen[] {
  return files
    .filter(({ stats }) => stats.mtimeMs > at - MARGIN_MS)
    .map(({ path, stats: { size, mtimeMs, dev, ino, ctimeMs } }) => [path, size, mtimeMs, dev, ino, ctimeMs]);
}

/** The newest folders of days of each home, and the rollouts in them. */
export interface Listing {
  readonly folders: readonly string[];
  readonly files: readonly NewestFile[];
  readonly threads: ReadonlySet<string>;
}

export function listNewest(codexHomes: readonly string[]): Listing {
  const folders = codexHomes.flatMap((home) => newestDayFolders(`${home}${sep}sessions`));
  const files: NewestFile[] = [];
  const threads = new Set<string>();
  for (const folder of folders) {
    for (const file of list(folder)) {
      const parsed = parseRolloutName(file);
      if (!parsed) continue;
      threads.add(parsed.threadId);
      files.push(...look(`${folder}${sep}${file}`, { folder, file }));
    }
  }
  return { folders, files, threads };
}

/**
 * Those and rollouts of sessions that were active last. A session of an older day that is taken up again after
 * days is not among them.
 */
export function newestFiles({ files }: Listing, recent: readonly string[]): NewestFile[] {
  return [...files, ...recent.flatMap((path) => look(path, null))];
}

function look(path: string, name: NewestFile['name']): NewestFile[] {
  try {
    return [{ path, name, stats: statSync(path) }];
  } catch {
    return [];
  }
}

/** Paths of the sessions that were active last, those of the newest folders left out. */
export function recentPaths(ledger: UsageLedger, { threads }: Listing, now: number): string[] {
  return ledger.recent.slice(0, RECENT_THREADS).flatMap((id) => {
    const thread = threads.has(id) ? undefined : ledger.threads.get(id);
    const isRecent = thread !== undefined && now - (thread.lastActivityAt ?? 0) < RECENT_MS;
    return isRecent ? [...thread.files.keys()] : [];
  });
}

/** The last folders `YYYY/MM/DD` that there are. */
function newestDayFolders(sessions: string): string[] {
  const found: string[] = [];
  for (const year of folders(sessions, /^\d{4}$/)) {
    for (const month of folders(year, /^\d\d$/)) {
      for (const day of folders(month, /^\d\d$/)) {
        found.push(day);
        if (found.length === DAY_FOLDERS) return found;
      }
    }
  }
  return found;
}

/** Paths whose names have the form, the last name first. */
function folders(parent: string, form: RegExp): string[] {
  const names = list(parent).filter((name) => form.test(name));
  return names
    .sort()
    .reverse()
    .map((name) => `${parent}${sep}${name}`);
}

/** What cannot be listed is reported elsewhere; a status line summary does without. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
