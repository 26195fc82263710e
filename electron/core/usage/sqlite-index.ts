import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ResponseList } from './response-list.ts';
import type { RolloutState } from './rollout-state.ts';
import { blob, fileOf, numbers, type Row, TABLES, threadOf } from './sqlite-rows.ts';
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
    for (const row of rows) yield threadOf(row);
  }

  *files(codexHome: string): Iterable<StoredFile> {
    const columns =
      'path, home, thread, name, identity, size, mtime, fingerprint, consumed, lines, used, version, not_understood, bare, issues';
    const rows = this.statement(`SELECT ${columns} FROM files WHERE home = ?`).iterate(
      codexHome,
    ) as Iterable<Row>;
    for (const row of rows) yield fileOf(row);
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
