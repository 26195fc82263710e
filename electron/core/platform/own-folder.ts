import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFolder } from './is-folder.ts';

const OWN_ENTRIES =
  /^(?:usage-[0-9a-f]{14}\.sqlite.*|(?:otel-health|drift|alerts|updates|codex-versions|statusline|glimpse(?:-told)?|prices|price-table)\.json.*|settings\.toml.*|\.settings\.toml\..+\.tmp|code|code-.+\.bin.*|open-\d+-.+\.html)$/;

/** The way back of edits, and what the window system keeps. */
const LASTING_FOLDERS = ['edits', 'electron'];

/** True for the name of what Glance keeps in its state folder for itself, left-overs of writes included. */
export const isOwnEntry = (name: string): boolean => OWN_ENTRIES.test(name);

/** A folder that holds anything else is not Glance's alone. */
const isOwnName = (name: string): boolean => isOwnEntry(name) || LASTING_FOLDERS.includes(name);

const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Makes a folder of Glance's, with those above it, readable by its owner alone. One that is there already is made
 * so as well. Unlike `recursive` of Node it ends also where the file system lets nobody make a folder.
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
 * Takes away what others may do with a state folder and the files in it. A folder in which others keep something
 * stays as it is; Glance's own files in it do not. Windows has no such modes.
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
    // Of a file system without modes nothing can be taken away.
  }
}

/**
 * Makes an empty file for its owner alone where there is none, for what would make it for all to read.
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

/** Takes away what others may do with a file or folder of the user's own; links are left alone. */
export function tightenFile(path: string): void {
  try {
    const stats = lstatSync(path);
    if ((stats.isFile() || stats.isDirectory()) && isOpen(stats)) chmodSync(path, stats.mode & 0o700);
  } catch {}
}

/** True where others may do something with what belongs to this user. */
function isOpen({ uid, mode }: Stats): boolean {
  return uid === process.getuid?.() && (mode & OTHERS) !== 0;
}
