import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
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
export function readFileAccess(files: readonly string[], platform: NodeJS.Platform): Promise<FileAccess[]> {
  return Promise.all(files.map((file) => accessOf(file, platform)));
}

async function accessOf(file: string, platform: NodeJS.Platform): Promise<FileAccess> {
  const exists = (await stat(file).catch(() => null)) !== null;
  if (platform === 'win32') return { file, exists, isWritable: null };
  const folder = await nearestFolder(dirname(file));
  const places = exists ? [file, folder] : [folder];
  const answers = await Promise.all(places.map(isWritable));
  return { file, exists, isWritable: answers.includes(true) };
}

/** The folder itself, or the nearest one above it that exists: where it could be made. */
async function nearestFolder(folder: string): Promise<string> {
  if ((await stat(folder).catch(() => null)) !== null || dirname(folder) === folder) return folder;
  return nearestFolder(dirname(folder));
}

/** Root may write everything, so that for root the mode decides: others must not, and root must own it. */
async function isWritable(path: string): Promise<boolean> {
  if (process.getuid?.() === 0) {
    const found = await stat(path).catch(() => null);
    // In a folder with the sticky bit nobody replaces what belongs to another.
    const isSticky = found !== null && (found.mode & 0o1000) !== 0;
    return found !== null && (found.uid !== 0 || (!isSticky && (found.mode & 0o002) !== 0));
  }
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
