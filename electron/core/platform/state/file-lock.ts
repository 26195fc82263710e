import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSqlite } from '../load-sqlite.ts';
import { makeOwnFolder } from './own-folder.ts';

/** The pause between two attempts, in milliseconds. */
const PAUSE_MS = 15;

/** Thrown where another process held the lock for the whole allowed time. */
export class LockTimeout extends Error {}

/**
 * Runs `work` while no other process runs one under the same lock file, waiting up to `patienceMs`. The lock is
 * SQLite's own on that file: the system releases it when a process ends in any way, so none is ever left behind.
 *
 * @throws LockTimeout where the turn did not come; whatever `work` throws; the system's error where the lock
 * file cannot be made.
 */
export async function withFileLock<T>(file: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  makeOwnFolder(dirname(file));
  const lock = await take(file, performance.now() + patienceMs);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function take(file: string, until: number): Promise<DatabaseSync> {
  const { DatabaseSync } = loadSqlite();
  for (;;) {
    const database = new DatabaseSync(file, { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
      return database;
    } catch (error) {
      database.close();
      // The file has no content to lose, so whatever was written into it may go.
      if (codeOf(error) === NOT_A_DATABASE && performance.now() < until) {
        rmSync(file, { force: true });
        continue;
      }
      if (!isBusy(error)) throw error;
      if (performance.now() >= until) throw new LockTimeout(`${file} is held by another process.`);
    }
    // With another pause than the other processes that wait.
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED (https://sqlite.org/rescode.html). */
function isBusy(error: unknown): boolean {
  return [5, 6].includes(Number(codeOf(error)));
}

/** SQLITE_NOTADB. */
const NOT_A_DATABASE = 26;

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'errcode') : null;
}
