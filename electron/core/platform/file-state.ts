import { statSync } from 'node:fs';

/** The state of a file: path, size, modification time in milliseconds, device and inode. */
export type FileState = readonly [path: string, size: number, mtimeMs: number, dev: number, ino: number];

/** Returns null for a missing file or one without access. */
export function fileStateOf(path: string): FileState | null {
  try {
    const { size, mtimeMs, dev, ino } = statSync(path);
    return [path, size, mtimeMs, dev, ino];
  } catch {
    return null;
  }
}
