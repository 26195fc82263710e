import type { DatabaseSync } from 'node:sqlite';
import { loadSqlite } from '../../platform/load-sqlite.ts';
import { makeOwnFile } from '../../platform/state/own-folder.ts';

const FORMAT = 1;
const MARK = 0x6f726770;

/** Thrown where a folder cannot be pulled into. The message says what to do. */
export class ArchiveError extends Error {}

/** Opens the record of a folder of pulled files, for one process alone. @throws ArchiveError. */
export function openArchiveDatabase(file: string): DatabaseSync {
  makeOwnFile(file);
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Exclusive from the first read on: a second pull would write the same events again.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('BEGIN IMMEDIATE');
    prepare(database, file);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof ArchiveError) throw error;
    const code = Number(Reflect.get(Object(error), 'errcode'));
    if (code === 5 || code === 6)
      throw new ArchiveError('Another pull is at work on this folder. Wait until it ends.');
    throw new ArchiveError(
      `${file} is damaged. Move the folder elsewhere and pull again: the last 30 days are still there.`,
    );
  }
}

function prepare(database: DatabaseSync, file: string): void {
  const read = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  if (read('user_version') === FORMAT && read('application_id') === MARK) return;
  if (database.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined) {
    throw new ArchiveError(`${file} is of another Glance. Name another folder with --out.`);
  }
  database.exec(`
    CREATE TABLE cursors (scope TEXT, type TEXT, at INTEGER, PRIMARY KEY (scope, type)) WITHOUT ROWID;
    CREATE TABLE files (scope TEXT, type TEXT, id TEXT, name TEXT, end_time INTEGER, sha256 TEXT, size INTEGER,
      kept_size INTEGER, events INTEGER, duplicates INTEGER, verified INTEGER, pulled_at INTEGER, keys BLOB,
      UNIQUE (scope, type, id));
    PRAGMA user_version = ${FORMAT}; PRAGMA application_id = ${MARK};`);
}
