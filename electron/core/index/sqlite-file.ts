import { renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { DamagedIndex } from '../collections/packed-columns.ts';
import { checksumText } from '../platform/checksum.ts';
import { OtherFormat } from './index-errors.ts';
import { SAVE_ORDER, TABLES } from './sqlite-rows.ts';

/** Grows whenever rows of an older Glance cannot be used any more; such an index is made again. */
const FORMAT = 12;

const SHARED = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL';

/**
 * A file that nobody else sees before it is whole needs no journal on disk; to have none at all is refused.
 * Large pages suit large columns.
 */
const ALONE =
  'PRAGMA page_size = 16384; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE';

/** Puts a file away that cannot be used, under a name with that ending; returns where it is then. */
export function setAside(path: string, ending: 'damaged' | 'older' = 'damaged'): string {
  const aside = `${path}.${ending}`;
  // A folder in its place would keep a file from taking the name.
  rmSync(aside, { force: true, recursive: true });
  renameSync(path, aside);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true, recursive: true });
  return aside;
}

/**
 * Makes the tables where they are missing. `isNew` where nobody else knows of the file.
 *
 * @throws OtherFormat or DamagedIndex where the file cannot be used.
 */
export function prepareTables(db: DatabaseSync, isNew: boolean): void {
  db.exec(isNew ? ALONE : SHARED);
  const format = pragma(db, 'user_version');
  if (format === FORMAT) return;
  if (format !== 0) {
    const isMarked = pragma(db, 'application_id') === markOf(format);
    // Before the mark there were as many formats.
    if (!isMarked && (format < 0 || format > UNMARKED)) throw new DamagedIndex();
    throw new OtherFormat(format > FORMAT);
  }
  if (db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get()) throw new DamagedIndex();
  db.exec(
    `BEGIN IMMEDIATE; ${TABLES} ${isNew ? '' : SAVE_ORDER} PRAGMA user_version = ${FORMAT}; PRAGMA application_id = ${markOf(FORMAT)}; COMMIT`,
  );
}

/** The last format whose indexes had no mark. */
const UNMARKED = 9;

/** Tells a format from a number that was damaged. */
export function markOf(format: number): number {
  return checksumText(`codex-glance index ${format}`) | 0;
}

function pragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number((db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>)[name]);
}
