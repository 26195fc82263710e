import { renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { DamagedIndex } from '../collections/packed-columns.ts';
import { OtherFormat } from './index-errors.ts';
import { LAST_UNMARKED, markOf, SCHEMA_VERSION } from './schema-version.ts';
import { SAVE_ORDER, TABLES } from './sqlite-rows.ts';

const SHARED = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL';

/** A file that no other process sees before it is whole needs no journal on disk. Large pages suit large columns. */
const ALONE =
  'PRAGMA page_size = 16384; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE';

/** Renames an unusable file so that its name ends like that. Returns its new path. */
export function setAside(path: string, ending: 'damaged' | 'older' = 'damaged'): string {
  const aside = `${path}.${ending}`;
  // A folder at that path would block the rename.
  rmSync(aside, { force: true, recursive: true });
  renameSync(path, aside);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true, recursive: true });
  return aside;
}

/**
 * Creates missing tables. `isNew` where no other process knows of the file.
 *
 * @throws OtherFormat or DamagedIndex where the file cannot be used.
 */
export function prepareTables(db: DatabaseSync, isNew: boolean): void {
  db.exec(isNew ? ALONE : SHARED);
  const format = pragma(db, 'user_version');
  if (format === SCHEMA_VERSION) return;
  if (format !== 0) {
    const isMarked = pragma(db, 'application_id') === markOf(format);
    // Formats before the mark was introduced.
    if (!isMarked && (format < 0 || format > LAST_UNMARKED)) throw new DamagedIndex();
    throw new OtherFormat(format > SCHEMA_VERSION);
  }
  if (db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get()) throw new DamagedIndex();
  db.exec(
    `BEGIN IMMEDIATE; ${TABLES} ${isNew ? '' : SAVE_ORDER} PRAGMA user_version = ${SCHEMA_VERSION}; PRAGMA application_id = ${markOf(SCHEMA_VERSION)}; COMMIT`,
  );
}

function pragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number((db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>)[name]);
}
