import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether the user may change a file that is not theirs to change. */
export interface FileAccess {
  /** Absolute. */
  readonly file: string;
  readonly exists: boolean;
  /**
   * True where the user may write the file, or put another one in its place. Null where the mode does not tell, as on
   * Windows.
   */
  readonly isWritable: boolean | null;
}

/** Reads who may write each file, without its content. */
export function readFileAccess(files: readonly string[], platform: NodeJS.Platform): FileAccess[] {
  return files.map((file) => accessOf(file, platform));
}

function accessOf(file: string, platform: NodeJS.Platform): FileAccess {
  const exists = statsOf(file) !== null;
  if (platform === 'win32') return { file, exists, isWritable: null };
  const folder = nearestFolder(dirname(file));
  const places = exists ? [file, folder] : [folder];
  return { file, exists, isWritable: places.some(isWritable) };
}

/** The folder itself, or the nearest one above it that exists: where it could be made. */
function nearestFolder(folder: string): string {
  if (statsOf(folder) !== null || dirname(folder) === folder) return folder;
  return nearestFolder(dirname(folder));
}

/** Root may write everything, so that for root the mode decides: others must not, and root must own it. */
function isWritable(path: string): boolean {
  if (process.getuid?.() === 0) {
    const found = statsOf(path);
    // In a folder with the sticky bit nobody replaces what belongs to another.
    const isSticky = found !== null && (found.mode & 0o1000) !== 0;
    return found !== null && (found.uid !== 0 || (!isSticky && (found.mode & 0o002) !== 0));
  }
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
