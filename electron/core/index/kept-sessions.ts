import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import type { ThreadAuth } from '../ingest/rollouts/thread-auth.ts';
import { loadSqlite } from '../platform/load-sqlite.ts';
import { IndexChangesCheck } from './index-changes.ts';
import { INDEX_FORMAT } from './index-format.ts';
import { indexPath } from './index-path.ts';
import { SqliteBase } from './sqlite-base.ts';
import { type Row, THREAD_COLUMNS, threadOf } from './sqlite-rows.ts';

/** A session as the index keeps it. */
export interface KeptSession {
  readonly auth: ThreadAuth;
  /** Milliseconds since the epoch. */
  readonly lastActivityAt: number | null;
  readonly cliVersion: string | null;
}

/** What the index keeps of all sessions, as of its last save. */
export interface KeptFigures {
  readonly sessions: readonly KeptSession[];
  /** The plan that the server named last. */
  readonly planType: string | null;
}

/**
 * Reads what the index of these homes keeps of all sessions, and writes nothing: neither to the index nor beside it.
 * No session is read. Null where there is no index, or it cannot be used as it is.
 */
export function readKeptFigures(stateDir: string, codexHomes: readonly string[]): KeptFigures | null {
  const path = indexPath(stateDir, codexHomes);
  let db: DatabaseSync | null = null;
  try {
    if (!statSync(path).isFile()) return null;
    db = open(path);
    return figuresOf(db);
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

/** Without another process at work SQLite would make files for a log that nobody writes, so that is left out. */
function open(path: string): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  const url = pathToFileURL(path);
  if (!hasLog(path)) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true, timeout: 500 });
}

function hasLog(path: string): boolean {
  try {
    return statSync(`${path}-wal`).size >= 0;
  } catch {
    return false;
  }
}

function figuresOf(db: DatabaseSync): KeptFigures | null {
  const { user_version: format } = db.prepare('PRAGMA user_version').get() as Row;
  if (format !== INDEX_FORMAT) return null;
  db.exec('BEGIN');
  const check = new IndexChangesCheck((sql) => db.prepare(sql));
  const tally = check.verify();
  if (tally === null) return null;
  const { base } = new SqliteBase(db).read(tally.base);
  const rows = db.prepare(`SELECT ${THREAD_COLUMNS} FROM threads WHERE seq > ?`).all(tally.base) as Row[];
  const changed = rows.map(threadOf);
  const again = new Set(changed.map(({ threadId }) => base?.threads.rowOf(threadId) ?? -1));
  const sessions: KeptSession[] = changed;
  for (let row = 0; row < (base?.threads.length ?? 0); row++) {
    if (base !== null && !again.has(row)) sessions.push(base.threads.sessionAt(row));
  }
  const limits = check.kept('limits');
  const account = limits === null ? null : (JSON.parse(limits) as StoredLimits).account;
  return { sessions, planType: account?.planType ?? null };
}
