import { readdirSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { DAY_MS, MINUTE_MS } from '../../shared/durations.ts';
import { parseRolloutName } from '../ingest/rollouts/rollout-files.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { FileState } from '../platform/file-state.ts';

/** Sessions begin in the folder of their day; this many of the newest are listed. */
const DAY_FOLDERS = 2;

/** Sessions of older folders go on for days; this many of the last active ones are checked. */
const RECENT_THREADS = 8;

const RECENT_MS = 3 * DAY_MS;

/** Files that changed this shortly before a read may have changed again after it, in milliseconds. */
export const MARGIN_MS = 10 * MINUTE_MS;

/** The current state of a rollout that may have changed. */
export interface NewestFile {
  readonly path: string;
  /** Null for one in an older folder. */
  readonly name: { readonly folder: string; readonly file: string } | null;
  readonly stats: Stats;
}

/** The state of a rollout with its change time, which no program can set back. */
export type Seen = readonly [...FileState, ctimeMs: number];

/** Returns the rollouts that changed shortly before a moment, or since. */
export function seenOf(files: readonly NewestFile[], at: number): Seen[] {
  return files
    .filter(({ stats }) => stats.mtimeMs > at - MARGIN_MS)
    .map(({ path, stats: { size, mtimeMs, dev, ino, ctimeMs } }) => [path, size, mtimeMs, dev, ino, ctimeMs]);
}

/** The newest day folders of each home, and the rollouts in them. */
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
 * Returns these and rollouts of the sessions that were active last. A session of an older day that is resumed after
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

/** Returns the paths of the sessions that were active last, without those of the newest folders. */
export function recentPaths(ledger: UsageLedger, { threads }: Listing, now: number): string[] {
  return ledger.recent.slice(0, RECENT_THREADS).flatMap((id) => {
    const thread = threads.has(id) ? undefined : ledger.threads.get(id);
    const isRecent = thread !== undefined && now - (thread.lastActivityAt ?? 0) < RECENT_MS;
    return isRecent ? [...thread.files.keys()] : [];
  });
}

/** Returns the last folders `YYYY/MM/DD`. */
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

/** Returns the paths of entries with names of that form, the last name first. */
function folders(parent: string, form: RegExp): string[] {
  const names = list(parent).filter((name) => form.test(name));
  return names
    .sort()
    .reverse()
    .map((name) => `${parent}${sep}${name}`);
}

/** A folder that cannot be listed is reported elsewhere; the summary ignores it. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
