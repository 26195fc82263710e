import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { access, type FileHandle, open, stat } from 'node:fs/promises';
import { Pieces } from './file-pieces.ts';
import {
  checkKind,
  deadline,
  type FileKind,
  inTime,
  isMissing,
  LARGEST,
  tooLarge,
  tooSlow,
} from './read-bounds.ts';

export { type FileKind, isMissing } from './read-bounds.ts';

/** Opening neither waits for a writer nor takes over a terminal. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** An open regular file, to be closed by the caller. */
export interface OpenFile {
  readonly fd: number;
  readonly stats: Stats;
}

/**
 * Opens a regular file for reading, following links. Refuses pipes, devices, sockets and folders, also where one
 * replaces the file while it is opened. `seen`: true where the caller has just checked that.
 *
 * @throws RefusedFile where it is no regular file; the system's error where it cannot be opened.
 */
export function openRegularFile(path: string, seen = false): OpenFile {
  // Opening some devices has an effect already, so the kind is checked first.
  if (!seen) checkKind(path, statSync(path));
  const fd = openSync(path, FLAGS);
  try {
    const stats = fstatSync(fd);
    checkKind(path, stats);
    return { fd, stats };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/**
 * Reads a regular file whole.
 *
 * @throws RefusedFile where it is no regular file or larger than its kind may be; the system's error where it
 * cannot be read.
 */
export function readRegularFile(path: string, kind: FileKind): Buffer {
  const { fd, stats } = openRegularFile(path);
  try {
    return readOpenFile(path, fd, stats.size, LARGEST[kind]);
  } finally {
    closeSync(fd);
  }
}

/** Reads a regular file as UTF-8. Throws as `readRegularFile` does. */
export function readRegularText(path: string, kind: FileKind): string {
  return readRegularFile(path, kind).toString('utf8');
}

/** Reads an open file from its first byte. Throws as `readRegularFile` does. */
export function readOpenFile(path: string, fd: number, size: number, largest: number): Buffer {
  const pieces = new Pieces(path, size, largest);
  const ended = deadline(path);
  for (;;) {
    const service = pieces.service();
    const read = readSync(fd, service, 0, service.length, null);
    if (read === 0) return pieces.whole();
    pieces.filled(read);
    ended();
  }
}

/**
 * Reads a regular file whole, within five seconds.
 *
 * @throws as `readRegularFile`; RefusedFile too where it takes too long.
 */
export async function loadRegularFile(path: string, kind: FileKind): Promise<Buffer> {
  return inTime(path, async (isLate) => {
    checkKind(path, await stat(path));
    const file = await open(path, FLAGS);
    try {
      const stats = await file.stat();
      checkKind(path, stats);
      return await loadOpenFile(path, file, stats.size, LARGEST[kind], isLate);
    } finally {
      await file.close();
    }
  });
}

/** Reads a regular file as UTF-8. Throws as `loadRegularFile` does. */
export async function loadRegularText(path: string, kind: FileKind): Promise<string> {
  return (await loadRegularFile(path, kind)).toString('utf8');
}

/** Reads at most the last `length` bytes of a regular file. Throws as `loadRegularFile` does. */
export async function loadTail(path: string, length: number): Promise<Buffer> {
  return inTime(path, async () => {
    checkKind(path, await stat(path));
    const file = await open(path, FLAGS);
    try {
      const stats = await file.stat();
      checkKind(path, stats);
      const wanted = Math.min(stats.size, length);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, stats.size - wanted);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });
}

/**
 * Checks whether a file would be read, without opening it. Resolves to null where it would or is missing; else to the
 * error that reading it would give.
 */
export async function findReadFault(path: string, kind: FileKind): Promise<unknown> {
  try {
    await inTime(path, async () => {
      const stats = await stat(path);
      checkKind(path, stats);
      if (stats.size > LARGEST[kind]) throw tooLarge(path, LARGEST[kind]);
      await access(path, constants.R_OK);
    });
    return null;
  } catch (error) {
    return isMissing(error) ? null : error;
  }
}

async function loadOpenFile(
  path: string,
  file: FileHandle,
  size: number,
  largest: number,
  isLate: () => boolean,
): Promise<Buffer> {
  const pieces = new Pieces(path, size, largest);
  for (;;) {
    const service = pieces.service();
    const { bytesRead } = await file.read(service, 0, service.length, null);
    if (bytesRead === 0) return pieces.whole();
    pieces.filled(bytesRead);
    if (isLate()) throw tooSlow(path);
  }
}
