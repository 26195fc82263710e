import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFolder } from '../is-folder.ts';
import { isOwnName } from './state-files.ts';

const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Makes a folder of Glance's and its parents, for its owner alone. One that exists loses what others may do with
 * it. Unlike `recursive` of Node it ends also where the file system lets nobody make a folder.
 *
 * @throws the system's error where it cannot be made.
 */
export function makeOwnFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path && !isFolder(dirname(path))) {
      makeOwnFolder(dirname(path));
      makeOwnFolder(path);
    } else if (isFolder(path)) {
      tightenFolder(path);
    } else {
      throw error;
    }
  }
}

/**
 * Removes the rights of others to a state folder and to Glance's files in it. A folder that also holds something
 * else keeps its mode. Windows has no such modes.
 */
export function tightenFolder(folder: string): void {
  if (process.getuid === undefined) return;
  try {
    const stats = statSync(folder);
    if (!isOpen(stats)) return;
    const names = readdirSync(folder);
    for (const name of names.filter(isOwnName)) tightenFile(join(folder, name));
    const isShared = (stats.mode & STICKY) !== 0 || !names.every(isOwnName);
    if (!isShared) chmodSync(folder, stats.mode & 0o700);
  } catch {
    // A file system without modes has nothing to remove.
  }
}

/**
 * Makes an empty file for its owner alone where there is none: SQLite would make one that all can read.
 *
 * @throws the system's error where it cannot be made.
 */
export function makeOwnFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  try {
    writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Removes the rights of others to a file or folder that the user owns. Links are left alone. */
export function tightenFile(path: string): void {
  try {
    const stats = lstatSync(path);
    if ((stats.isFile() || stats.isDirectory()) && isOpen(stats)) chmodSync(path, stats.mode & 0o700);
  } catch {}
}

/** True where others have any right to what this user owns. */
function isOpen({ uid, mode }: Stats): boolean {
  return uid === process.getuid?.() && (mode & OTHERS) !== 0;
}
