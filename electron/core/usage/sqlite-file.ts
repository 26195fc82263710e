import { renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { TABLES } from './sqlite-rows.ts';

/** Grows whenever rows of an older Glance cannot be used any more; such an index is made anew. */
const FORMAT = 9;

const SHARED = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL';

/**
 * A file that nobody else sees before it is whole needs no journal on disk; to have none at all is refused.
 * Large pages suit large columns.
 */
const ALONE =
  'PRAGMA page_size = 16384; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE';

/** Puts a file away that could not be understood: beside, for whoever wants to know why. */
export function setAside(path: string): void {
  renameSync(path, `${path}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/**
 * Makes the tables where they are missing. `isNew` where nobody else knows of the file.
 *
 * @throws Error where the index is of another format.
 */
export function prepareTables(db: DatabaseSync, isNew: boolean): void {
  db.exec(isNew ? ALONE : SHARED);
  const { user_version: format } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (format !== FORMAT && format !== 0) throw new Error('The index has another format.');
  if (format === FORMAT) return;
  db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${FORMAT}; COMMIT`);
}
