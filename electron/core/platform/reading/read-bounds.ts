import type { Stats } from 'node:fs';
import { isDiskFile } from './disk-file.ts';

const MB = 1_000_000;

/** The most bytes that are read of a file, by its kind. A larger file is not read at all. */
export const LARGEST = {
  /** A configuration or requirements of Codex. */
  config: 16 * MB,
  /** A small document that Codex or Git keeps, such as `auth.json`, a process number or a `.git` file. */
  note: MB,
  /** A text that a configuration names: instructions, prompts, a catalogue of models. */
  named: 16 * MB,
  /** A policy of checks. */
  policy: MB / 4,
  /** A PEM file. */
  pem: 4 * MB,
  /** A table of prices. */
  prices: 5 * MB,
  /** Settings and other documents of Glance's state folder. */
  own: 16 * MB,
  /** The record of a session. None comes near it: a file of that size holds nothing but a hole. */
  session: 64_000 * MB,
  /** The index of a Git repository. */
  gitIndex: 512 * MB,
  /** A list that the kernel makes while it is read. */
  kernel: 16 * MB,
} as const;

/** The kind of a file, which decides how many bytes are read at most. */
export type FileKind = keyof typeof LARGEST;

/** How long reading one file may take, in milliseconds: a disk may never answer. */
const LONGEST_MS = 5_000;

/** Error codes of this reader; all others are the system's. */
export type RefusalCode = 'ERR_NOT_A_FILE' | 'ERR_FILE_TOO_LARGE' | 'ERR_FILE_TOO_SLOW';

/** Thrown for a file that is not read, whatever is in it. `path` names it. */
export class RefusedFile extends Error {
  readonly code: RefusalCode;
  readonly path: string;

  constructor(code: RefusalCode, path: string, why: string) {
    super(`${path} is not read: ${why}.`);
    this.code = code;
    this.path = path;
  }
}

/** @throws where it is no regular file. */
export function checkKind(path: string, stats: Stats): void {
  // The kernel's own files are read where Glance asks for one by its name, and not where a link leads to one.
  if (path.startsWith('/proc/') ? stats.isFile() : isDiskFile(stats)) return;
  if (stats.isDirectory()) {
    throw Object.assign(new Error(`${path} is a folder.`), { code: 'EISDIR', path });
  }
  throw new RefusedFile(
    'ERR_NOT_A_FILE',
    path,
    stats.isFile() ? 'it is a file of the kernel' : 'it is a pipe, a device or a socket',
  );
}

/** Makes the error for a file of more than `largest` bytes. */
export function tooLarge(path: string, largest: number): RefusedFile {
  const size = largest < 1_000 * MB ? `${largest / MB} MB` : `${largest / MB / 1_000} GB`;
  return new RefusedFile('ERR_FILE_TOO_LARGE', path, `it is larger than ${size}`);
}

/** Makes the error for a file that takes too long. */
export function tooSlow(path: string): RefusedFile {
  return new RefusedFile('ERR_FILE_TOO_SLOW', path, `it took longer than ${LONGEST_MS / 1_000} seconds`);
}

/**
 * Returns a function that throws once the time is over. `performance` would have to be loaded first, so the clock is
 * the process's.
 */
export function deadline(path: string): () => void {
  const begun = process.hrtime();
  return () => {
    const [seconds] = process.hrtime(begun);
    if (seconds * 1_000 >= LONGEST_MS) throw tooSlow(path);
  };
}

/** Settles with the result of the work, or once the time is over. */
export function inTime<T>(path: string, work: (isLate: () => boolean) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(tooSlow(path));
    }, LONGEST_MS);
    work(() => late)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
/** Returns true where there is no such file, as opposed to one that cannot be read. */
export function isMissing(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
