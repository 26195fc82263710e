import { readdirSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { FileTable } from '../usage/file-table.ts';
import type { UsageLedger } from '../usage/ledger.ts';
import { parseRolloutName } from '../usage/rollout-files.ts';

/** Sessions are begun in the folder of their day; so many of the newest are looked through. */
const DAY_FOLDERS = 2;

/** Sessions of older folders go on for days: so many of those that were active last are looked at. */
const RECENT_THREADS = 8;

const RECENT_MS = 3 * 24 * 3600_000;

/** What changed shortly before the last save may have changed after it was read, in milliseconds. */
const MARGIN_MS = 10 * 60_000;

/**
 * Rollouts that have changed since about `savedAt`, when the index was saved: of all in the newest folders
 * of days, and of the sessions that were active last. A session of an older day that is taken up again
 * after days is not among them. `isSame` tells what was read when it was just like this.
 */
export function newestPaths(
  codexHomes: readonly string[],
  ledger: UsageLedger,
  savedAt: number,
  now: number,
  isSame: FileTable['isSame'],
): string[] {
  const paths: string[] = [];
  const threads = new Set<string>();
  for (const home of codexHomes) {
    for (const folder of newestDayFolders(`${home}${sep}sessions`)) {
      for (const name of list(folder)) {
        const parsed = parseRolloutName(name);
        if (!parsed) continue;
        threads.add(parsed.threadId);
        const path = `${folder}${sep}${name}`;
        if (isNews(path, (stats) => isSame(path, folder, name, stats))) paths.push(path);
      }
    }
  }
  for (const id of ledger.recent.slice(0, RECENT_THREADS)) {
    const thread = threads.has(id) ? undefined : ledger.threads.get(id);
    if (!thread || now - (thread.lastActivityAt ?? 0) >= RECENT_MS) continue;
    for (const path of thread.files.keys()) if (isNews(path, () => false)) paths.push(path);
  }
  return paths;

  function isNews(path: string, isKnown: (stats: Stats) => boolean): boolean {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats !== undefined && stats.mtimeMs > savedAt - MARGIN_MS && !isKnown(stats);
  }
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

/** What cannot be listed is told elsewhere; a glimpse does without. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
