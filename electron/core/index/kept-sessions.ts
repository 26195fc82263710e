import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import type { ThreadAuth } from '../ingest/rollouts/thread-auth.ts';
import { threadAuths } from '../ledger/stored/stored-threads.ts';
import { loadSqlite } from '../platform/load-sqlite.ts';
import { IndexChangesCheck } from './index-changes.ts';
import { indexPath } from './index-path.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { type KeptThread, rowsOf, type SessionColumns, sessionColumns } from './session-columns.ts';
import { SqliteBase } from './sqlite-base.ts';
import { type Row, THREAD_COLUMNS, threadOf } from './sqlite-rows.ts';

/** The sessions of an index, of which sums are asked. */
export class KeptSessions {
  private readonly base: SessionColumns;
  private readonly changed: SessionColumns;
  /** Rows of `base` that `changed` has again. */
  private readonly again: ReadonlySet<number>;

  /** Takes the sessions of the base, and those that changed since: a session in both is as it changed. */
  constructor(changed: readonly KeptThread[], base: SessionColumns = sessionColumns([])) {
    const ids = changed.map(({ threadId }) => threadId);
    this.base = base;
    this.changed = sessionColumns(changed);
    this.again = rowsOf(ids, base);
  }

  /** Counts the sessions that were active after a moment, in milliseconds since the epoch, by how they signed in. */
  countSince(at: number): ReadonlyMap<ThreadAuth, number> {
    const counts = new Uint32Array(threadAuths.length);
    const add = ({ length, active, auth }: SessionColumns, left: ReadonlySet<number>) => {
      // The most recent come first.
      for (let row = 0; row < length && (active[row] ?? 0) > at; row++) {
        const kind = auth[row] ?? 0;
        if (!left.has(row)) counts[kind] = (counts[kind] ?? 0) + 1;
      }
    };
    add(this.base, this.again);
    add(this.changed, none);
    return new Map(threadAuths.map((auth, kind) => [auth, counts[kind] ?? 0]));
  }

  /** Returns the Codex versions that began sessions, with the last activity of one; 0 where none is known. */
  lastByVersion(): ReadonlyMap<string, number> {
    const last = new Map<string, number>();
    const add = (columns: SessionColumns, left: ReadonlySet<number>) => {
      const { active, versions, lastRows } = columns;
      for (const [place, name] of versions.entries()) {
        const first = lastRows[place] ?? 0;
        const row = left.has(first) ? nextOf(columns, first, left) : first;
        if (row !== null) last.set(name, Math.max(last.get(name) ?? 0, active[row] ?? 0));
      }
    };
    add(this.base, this.again);
    add(this.changed, none);
    return last;
  }
}

const none: ReadonlySet<number> = new Set();

/** The next row of the same version that counts; null where none does. */
function nextOf({ length, version }: SessionColumns, from: number, left: ReadonlySet<number>): number | null {
  for (let row = from + 1; row < length; row++) {
    if (version[row] === version[from] && !left.has(row)) return row;
  }
  return null;
}

/** What the index keeps of all sessions, as of its last save. */
export interface KeptFigures {
  readonly sessions: KeptSessions;
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
  if (format !== SCHEMA_VERSION) return null;
  db.exec('BEGIN');
  const check = new IndexChangesCheck((sql) => db.prepare(sql));
  const tally = check.verify();
  if (tally === null) return null;
  const rows = db.prepare(`SELECT ${THREAD_COLUMNS} FROM threads WHERE seq > ?`).all(tally.base) as Row[];
  const sessions = new KeptSessions(rows.map(threadOf), new SqliteBase(db).sessions(tally.base));
  const limits = check.kept('limits');
  const account = limits === null ? null : (JSON.parse(limits) as StoredLimits).account;
  return { sessions, planType: account?.planType ?? null };
}
