import type { Stats } from 'node:fs';

/** What differs once an entry of a folder was added, removed or renamed; all NaN where that is not known. */
export type FolderTimes = readonly [mtimeMs: number, ctimeMs: number, dev: number, ino: number];

/** A folder as a walk found it. */
export interface FolderState {
  readonly path: string;
  /** As they were before it was listed. */
  readonly times: FolderTimes;
  /** How many rollouts were found in it. */
  readonly rollouts: number;
}

/** A folder that was listed before. */
export interface KnownFolder {
  readonly times: FolderTimes;
  /** The names of all rollouts in it. */
  names(): readonly string[];
  /** The paths of all folders in it. */
  readonly folders: readonly string[];
}

/** By path. */
export type KnownFolders = ReadonlyMap<string, KnownFolder>;

/** A folder that changed no longer ago may get another entry in the same moment, in milliseconds. */
const SETTLED_AFTER_MS = 5_000;

export const unknownTimes: FolderTimes = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];

/** Picks from stats what shows that a folder changed. */
export function folderTimes({ mtimeMs, ctimeMs, dev, ino }: Stats): FolderTimes {
  return [mtimeMs, ctimeMs, dev, ino];
}

/** Returns true where a folder changed so long before `now` that an entry added since shows in its times. */
export function isSettled([mtimeMs, ctimeMs]: FolderTimes, now: number): boolean {
  return mtimeMs <= now - SETTLED_AFTER_MS && ctimeMs <= now - SETTLED_AFTER_MS;
}

/** Returns true where a folder has the entries that it had. Unknown times are never the same. */
export function isSameFolder(before: FolderTimes, now: FolderTimes): boolean {
  return before.every((value, place) => value === now[place]);
}
