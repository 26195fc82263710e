import { fstatSync, type Stats } from 'node:fs';

/** A place in a file that was read to, and how to tell that the bytes before it are still the same. */
export interface ReadMark {
  readonly size: number;
  readonly mtimeMs: number;
  /** Changes with each write, though the time of the last change was set back; also with rights and names. */
  readonly ctimeMs: number;
  /** Device and inode change where the file is replaced. */
  readonly dev: number;
  readonly ino: number;
  /** A hash of the file's first bytes and of the last ones before `consumed`. */
  readonly fingerprint: number;
}

/**
 * Returns true where a file may have got more bytes since it was read, and no others. A file of the same size and
 * another time may have been written over.
 */
export function hasGrown(mark: ReadMark, { size, mtimeMs, ctimeMs }: Stats): boolean {
  return size > mark.size || (size === mark.size && mtimeMs === mark.mtimeMs && ctimeMs === mark.ctimeMs);
}

/**
 * Returns the state of an open file that was read up to `position`. `before`: its state as it was opened, which stands
 * unless the file grew meanwhile and was read to its new end.
 */
export function statsAt(fd: number, position: number, before: Stats): Stats {
  if (position === before.size) return before;
  const after = fstatSync(fd);
  return after.size === position ? after : before;
}
