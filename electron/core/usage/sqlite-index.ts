import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AuthKind } from '../../shared/usage.ts';
import { ResponseList } from './response-list.ts';
import type { LineIssue, RolloutState } from './rollout-state.ts';
import type { ThreadFile } from './thread-summary.ts';
import type {
  IndexChanges,
  StoredFile,
  StoredLimits,
  StoredResponses,
  StoredThread,
  ThreadChange,
  UsageIndex,
} from './usage-index.ts';

/** Grows whenever rows of an older Glance cannot be used any more; such an index is made anew. */
const FORMAT = 2;

const FILE_NAME = 'usage.sqlite';

const TABLES = `
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, home TEXT NOT NULL, thread TEXT NOT NULL, name TEXT NOT NULL,
    identity TEXT NOT NULL, size INTEGER NOT NULL, mtime REAL NOT NULL, fingerprint INTEGER NOT NULL,
    consumed INTEGER NOT NULL, lines INTEGER NOT NULL, used INTEGER NOT NULL, version TEXT, not_understood INTEGER NOT NULL,
    bare INTEGER NOT NULL, issues TEXT, state TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS files_by_thread ON files (thread);
  CREATE TABLE IF NOT EXISTS threads (
    thread TEXT PRIMARY KEY, home TEXT NOT NULL, gone INTEGER NOT NULL, active REAL, auth TEXT, version TEXT,
    legacy_parent TEXT, copied INTEGER NOT NULL,
    generation INTEGER NOT NULL, attributions TEXT NOT NULL, cells BLOB NOT NULL, summary TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS responses (
    thread TEXT PRIMARY KEY, names TEXT NOT NULL, rows BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

type Row = Record<string, unknown>;

function numbers(blob: unknown): Float64Array {
  const bytes = blob as Uint8Array;
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function blob(rows: Float64Array): Uint8Array {
  return new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
}

/**
 * Opens the index below a state folder, or makes it. A damaged one is set aside and made anew; an
 * older one is replaced: all that it held is on disk in the rollouts, save of sessions deleted since.
 *
 * @throws where the folder cannot be written.
 */
export function openSqliteIndex(stateDir: string): UsageIndex {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const path = join(stateDir, FILE_NAME);
  try {
    return new SqliteIndex(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
    setAside(path);
    return new SqliteIndex(path);
  }
}

function setAside(path: string): void {
  renameSync(path, `${path}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/** Node 22 warns of its sqlite on stderr, which belongs to the user; it is stable enough to read and write rows. */
function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

class SqliteIndex implements UsageIndex {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string) {
    const { DatabaseSync } = loadSqlite();
    this.db = new DatabaseSync(path, { timeout: 2_000 });
    try {
      this.prepare();
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  *threads(): Iterable<StoredThread> {
    const rows = this.statement('SELECT * FROM threads').iterate() as Iterable<Row>;
    for (const row of rows) {
      yield {
        threadId: row.thread as string,
        codexHome: row.home as string,
        gone: row.gone === 1,
        lastActivityAt: row.active as number | null,
        auth: row.auth as AuthKind,
        cliVersion: row.version as string | null,
        legacyParent: row.legacy_parent as string | null,
        copied: row.copied as number,
        generation: row.generation as number,
        cells: { rows: numbers(row.cells), attributions: JSON.parse(row.attributions as string) as string[] },
        summary: row.summary as string,
      };
    }
  }

  *files(codexHome: string): Iterable<StoredFile> {
    const columns =
      'path, home, thread, name, identity, size, mtime, fingerprint, consumed, lines, used, version, not_understood, bare, issues';
    const rows = this.statement(`SELECT ${columns} FROM files WHERE home = ?`).iterate(
      codexHome,
    ) as Iterable<Row>;
    for (const row of rows) {
      yield {
        path: row.path as string,
        codexHome: row.home as string,
        threadId: row.thread as string,
        name: row.name as string,
        mark: {
          identity: row.identity as string,
          size: row.size as number,
          mtimeMs: row.mtime as number,
          fingerprint: row.fingerprint as number,
        },
        consumed: row.consumed as number,
        lines: row.lines as number,
        used: row.used as number,
        cliVersion: row.version as string | null,
        notUnderstood: row.not_understood as number,
        bareLines: row.bare as number,
        issues: row.issues === null ? [] : (JSON.parse(row.issues as string) as LineIssue[]),
      };
    }
  }

  limits(): StoredLimits | null {
    const row = this.statement("SELECT value FROM kept WHERE name = 'limits'").get() as Row | undefined;
    return row ? (JSON.parse(row.value as string) as StoredLimits) : null;
  }

  fileState(path: string): RolloutState | null {
    const row = this.statement('SELECT state FROM files WHERE path = ?').get(path) as Row | undefined;
    return row ? (JSON.parse(row.state as string) as RolloutState) : null;
  }

  threadFiles(threadId: string): ThreadFile[] {
    const rows = this.statement('SELECT path, name, state FROM files WHERE thread = ?').all(
      threadId,
    ) as Row[];
    return rows.map((row) => ({
      path: row.path as string,
      name: row.name as string,
      state: JSON.parse(row.state as string) as RolloutState,
    }));
  }

  responses(threadId: string): StoredResponses | null {
    const sql =
      'SELECT names, rows, generation FROM responses JOIN threads USING (thread) WHERE responses.thread = ?';
    const row = this.statement(sql).get(threadId) as Row | undefined;
    if (!row) return null;
    const packed = { rows: numbers(row.rows), names: JSON.parse(row.names as string) as string[] };
    return { list: new ResponseList(packed), generation: row.generation as number };
  }

  save(changes: IndexChanges): string[] {
    const conflicts: string[] = [];
    this.db.exec('BEGIN IMMEDIATE');
    try {
      for (const change of changes.threads) {
        const generation = this.generationOf(change.thread.threadId);
        if (generation === change.thread.generation) this.saveThread(change);
        else conflicts.push(change.thread.threadId);
      }
      for (const path of changes.removedFiles) this.statement('DELETE FROM files WHERE path = ?').run(path);
      const limits = JSON.stringify(changes.limits);
      this.statement("INSERT OR REPLACE INTO kept VALUES ('limits', ?)").run(limits);
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
    return conflicts;
  }

  close(): void {
    this.statements.clear();
    this.db.close();
  }

  private prepare(): void {
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const { user_version: format } = this.db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (format !== FORMAT && format !== 0) throw new Error('The index has another format.');
    if (format === FORMAT) return;
    this.db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${FORMAT}; COMMIT`);
  }

  private saveFile(file: ThreadChange['files'][number]): void {
    const { mark } = file;
    const issues = file.issues.length === 0 ? null : JSON.stringify(file.issues);
    this.statement(
      'INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      file.path,
      file.codexHome,
      file.threadId,
      file.name,
      mark.identity,
      mark.size,
      mark.mtimeMs,
      mark.fingerprint,
      file.consumed,
      file.lines,
      file.used,
      file.cliVersion,
      file.notUnderstood,
      file.bareLines,
      issues,
      JSON.stringify(file.state),
    );
  }

  private saveThread({ thread, responses, files }: ThreadChange): void {
    for (const file of files) this.saveFile(file);
    this.statement('INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      thread.threadId,
      thread.codexHome,
      thread.gone ? 1 : 0,
      thread.lastActivityAt,
      thread.auth,
      thread.cliVersion,
      thread.legacyParent,
      thread.copied,
      thread.generation + 1,
      JSON.stringify(thread.cells.attributions),
      blob(thread.cells.rows),
      thread.summary,
    );
    this.statement('INSERT OR REPLACE INTO responses VALUES (?, ?, ?)').run(
      thread.threadId,
      JSON.stringify(responses.names),
      blob(responses.rows),
    );
  }

  private generationOf(threadId: string): number {
    const row = this.statement('SELECT generation FROM threads WHERE thread = ?').get(threadId) as
      | Row
      | undefined;
    return row ? (row.generation as number) : 0;
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
