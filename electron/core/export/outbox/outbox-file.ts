import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { loadSqlite } from '../../platform/load-sqlite.ts';
import { makeOwnFile, makeOwnFolder } from '../../platform/state/own-folder.ts';
import { OUTBOX_FILE } from '../../platform/state/state-files.ts';

/** Thrown where the outbox is not what was written, after it was set aside. The next one starts empty. */
export class OutboxDamaged extends Error {}

/** Thrown where a newer Glance wrote the outbox, or this Node has no SQLite. */
export class OutboxUnusable extends Error {}

const FORMAT = 1;

/**
 * `records`: what waits, each with its checksum. `progress`: how far each source was read. `targets`: how far each
 * target is. `leases`: which process may move what.
 */
const TABLES = `
  PRAGMA auto_vacuum = INCREMENTAL;
  BEGIN IMMEDIATE;
  CREATE TABLE records (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, at TEXT NOT NULL,
    queued INTEGER NOT NULL, sum INTEGER NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX records_kind ON records (kind);
  CREATE TABLE progress (source TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE targets (
    id TEXT PRIMARY KEY, cursor INTEGER NOT NULL, sent INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
    accepted_at INTEGER, error TEXT, error_at INTEGER, state TEXT NOT NULL DEFAULT 'idle'
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${FORMAT};
  COMMIT;
`;

/** A power cut may undo the last transactions as a whole: what is sent again then has the same ids. */
const SETTINGS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000; PRAGMA wal_autocheckpoint = 4000;';

/** Returns the path of the outbox in a state folder. */
export function outboxFile(stateDir: string): string {
  return join(stateDir, OUTBOX_FILE);
}

/**
 * Opens the outbox, and makes it where there is none.
 *
 * @throws OutboxDamaged, OutboxUnusable, or the system's error where it cannot be made.
 */
export function openOutboxFile(file: string): DatabaseSync {
  const { DatabaseSync } = sqlite();
  makeOwnFolder(dirname(file));
  makeOwnFile(file);
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    db.exec(SETTINGS);
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    if (isDamage(error)) throw setAside(file);
    throw error;
  }
}

function prepare(db: DatabaseSync): void {
  const { user_version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (user_version === FORMAT) return;
  if (user_version > FORMAT) throw new OutboxUnusable('The outbox was written by a newer Codex Glance.');
  try {
    db.exec(TABLES);
  } catch (error) {
    // Another process may have made them meanwhile.
    if (db.isTransaction) db.exec('ROLLBACK');
    const now = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (now.user_version !== FORMAT) throw error;
  }
}

/** Renames a damaged outbox, so that a new one can be made; what was in it is read from its sources again. */
export function setAside(file: string): OutboxDamaged {
  const aside = `${file}.damaged`;
  rmSync(aside, { force: true, recursive: true });
  renameSync(file, aside);
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true, recursive: true });
  return new OutboxDamaged(`The outbox was damaged and set aside as ${aside}.`);
}

/** SQLITE_CORRUPT, SQLITE_NOTADB, and SQLITE_ERROR for tables that are missing (https://sqlite.org/rescode.html). */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = Number(Reflect.get(error, 'errcode')) & 0xff;
  return code === 11 || code === 26 || (code === 1 && /no such (?:table|column)/.test(error.message));
}

function sqlite(): typeof import('node:sqlite') {
  try {
    return loadSqlite();
  } catch {
    throw new OutboxUnusable('Export needs Node.js 22.13 or newer, for its SQLite.');
  }
}
