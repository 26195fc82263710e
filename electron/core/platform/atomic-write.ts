import { renameSync, rmSync, writeFileSync } from 'node:fs';

export interface AtomicWriteOptions {
  /** Where the content is written before it replaces the file. Default: next to the file. */
  readonly temporary?: string;
  /** Default: readable and writable by its owner alone. */
  readonly mode?: number;
  /** Waits until the content is on disk, so that a power cut leaves either the old or the new. Default: false. */
  readonly isDurable?: boolean;
}

/**
 * Replaces a file atomically, readable by its owner alone: a reader finds either the old content or all of `content`.
 * For Glance's own files; the user's are written by `writeTarget`, which keeps attributes and notices changes by
 * others.
 *
 * @throws the system's error where it cannot be written; what was there before stays, and nothing is left over.
 */
export function atomicWrite(
  file: string,
  content: string | Uint8Array,
  { temporary = `${file}.${process.pid}.tmp`, isDurable = false, mode = 0o600 }: AtomicWriteOptions = {},
): void {
  try {
    // A leftover of an earlier process with the same number may be another user's, or readable by others.
    rmSync(temporary, { force: true });
    writeFileSync(temporary, content, { mode, flag: 'wx', flush: isDurable });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
