import { renameSync, rmSync, writeFileSync } from 'node:fs';

export interface AtomicWriteOptions {
  /** Where the whole content is written before it takes the place of the file. Default: beside the file. */
  readonly temporary?: string;
  /** Waits until the content is on disk, so that a power cut leaves the one or the other. Default: not. */
  readonly isDurable?: boolean;
}

/**
 * Replaces a file in one step, readable by its owner alone: a reader finds what was there before or all of
 * `content`. For Glance's own files; those of the user are written by `writeTarget`, which keeps their
 * attributes and sees changes by others.
 *
 * @throws the system's error where it cannot be written; what was there before stays, and nothing is left over.
 */
export function atomicWrite(
  file: string,
  content: string | Uint8Array,
  { temporary = `${file}.${process.pid}.tmp`, isDurable = false }: AtomicWriteOptions = {},
): void {
  try {
    // A left-over of a process of the same number may be another's, or wider.
    rmSync(temporary, { force: true });
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx', flush: isDurable });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
