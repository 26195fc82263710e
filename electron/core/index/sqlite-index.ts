import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { entryOf } from '../collections/entry-of.ts';
import { DamagedIndex } from '../collections/packed-columns.ts';
import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import type { RolloutState } from '../ingest/lines/rollout-state.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { ThreadFile } from '../ingest/rollouts/thread-summary.ts';
import type { NewThread } from '../ingest/scan/new-thread.ts';
import type { LoadedLedger, StoredResponses, ThreadDetails } from '../ledger/stored/ledger-store.ts';
import { loadSqlite } from '../platform/load-sqlite.ts';
import { makeOwnFile } from '../platform/state/own-folder.ts';
import { type PackedResponses, ResponseList } from '../tokens/response-list.ts';
import { IndexChangesCheck } from './index-changes.ts';
import { checkFile, checkResponses, expectSum } from './index-checks.ts';
import { SqliteBase } from './sqlite-base.ts';
import { prepareTables, setAside } from './sqlite-file.ts';
import {
  bytes,
  detailsOf,
  FILE_COLUMNS,
  fileOf,
  type Row,
  SAVE_ORDER,
  stateOf,
  THREAD_COLUMNS,
  threadOf,
} from './sqlite-rows.ts';
import { SqliteThreads } from './sqlite-threads.ts';
import {
  type IndexChanges,
  type LedgerBase,
  type LoadedFiles,
  noFiles,
  type UsageIndex,
} from './usage-index.ts';

/** The base is saved again once this many rows have changed. */
const MOST_CHANGES = 256;

/** While more changes are likely, only once so many have. */
const MOST_BUSY_CHANGES = 2_048;

/** The number of the first save. */
const FIRST_SEQ = 1;

/** An index in one SQLite file, in write-ahead mode once it is shared. */
export class SqliteIndex implements UsageIndex {
  readonly aside: string | null;
  private readonly path: string;
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  /** As of `load`. */
  private loaded: LoadedFiles = noFiles;
  /** The last save that this process knows of. */
  private seq = 0;
  /** Rows changed since the base. */
  private changes = 0;
  /** True while no other process has saved since `load`. */
  private alone = true;
  /** True for a file that no other process knows of and that is still empty. */
  private readonly isNew: boolean;
  private readonly base: SqliteBase;
  private readonly threads: SqliteThreads;
  private readonly check: IndexChangesCheck;

  constructor(path: string, isNew = false, aside: string | null = null) {
    this.path = path;
    this.aside = aside;
    this.isNew = isNew;
    const { DatabaseSync } = loadSqlite();
    makeOwnFile(path);
    this.db = new DatabaseSync(path, { timeout: 2_000 });
    try {
      prepareTables(this.db, isNew);
      this.base = new SqliteBase(this.db);
      this.threads = new SqliteThreads((sql) => this.statement(sql), isNew);
      this.check = new IndexChangesCheck((sql) => this.statement(sql));
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  load(timezone: string): LoadedLedger {
    // In one transaction, so that threads and files are of one save.
    this.db.exec('BEGIN');
    try {
      return this.read(timezone);
    } finally {
      this.base.endReading();
    }
  }

  settle(): void {
    this.base.settle();
  }

  private read(timezone: string): LoadedLedger {
    const tally = this.check.verify();
    this.seq = tally?.seq ?? 0;
    const { base, seq: since } = this.base.read(tally?.base ?? -1);
    const changed = this.rows(`SELECT ${THREAD_COLUMNS} FROM threads WHERE seq > ?`, since).map(threadOf);
    const files = this.rows(`SELECT ${FILE_COLUMNS} FROM files WHERE seq > ?`, since).map(fileOf);
    const removed = this.rows('SELECT path FROM removed WHERE seq > ?', since).map(
      (one) => one.path as string,
    );
    this.changes = changed.length + removed.length;
    this.loaded = { base: base?.files ?? null, changed: files, removed };
    const days = base?.timezone === timezone ? base.days : null;
    return { base: base?.threads ?? null, changed, days };
  }

  /** As of `load`. */
  files(): LoadedFiles {
    return this.loaded;
  }

  details(threadId: string): ThreadDetails | null {
    const sql = 'SELECT attributions, summary, cells, details_sum FROM threads WHERE thread = ?';
    const row = this.statement(sql).get(threadId) as Row | undefined;
    return row ? detailsOf(threadId, row) : null;
  }

  limits(): StoredLimits | null {
    const text = this.check.kept('limits');
    if (text === null && this.seq > 0) throw new DamagedIndex();
    return text === null ? null : (JSON.parse(text) as StoredLimits);
  }

  fileState(path: string): RolloutState | null {
    const sql = 'SELECT path, state, state_sum FROM files WHERE path = ?';
    const row = this.statement(sql).get(path) as Row | undefined;
    return row ? stateOf(row) : null;
  }

  threadFiles(threadId: string): ThreadFile[] {
    const sql = 'SELECT path, name, state, state_sum FROM files WHERE thread = ?';
    const rows = this.statement(sql).all(threadId) as Row[];
    return rows.map((row) => ({
      path: row.path as string,
      name: row.name as string,
      state: stateOf(row),
    }));
  }

  responses(threadId: string): StoredResponses | null {
    const sql = 'SELECT generation, names, responses, responses_sum FROM threads WHERE thread = ?';
    const row = this.statement(sql).get(threadId) as Row | undefined;
    if (!row) return null;
    const more = this.statement('SELECT responses FROM more_responses WHERE thread = ? ORDER BY place').all(
      threadId,
    ) as Row[];
    const chunks = [row, ...more].map((each) => bytes(each.responses)).filter(({ length }) => length > 0);
    const generation = row.generation as number;
    expectSum(row.responses_sum, checkResponses(threadId, generation, row.names as string, chunks));
    const { names, wide } = JSON.parse(row.names as string) as Pick<PackedResponses, 'names' | 'wide'>;
    return { list: new ResponseList({ chunks, names, wide }), generation };
  }

  get isBaseDue(): boolean {
    return this.alone && this.changes >= MOST_CHANGES;
  }

  /** Only a file that no other process knows of can be written in one long transaction. */
  acceptsBulkInsert(): boolean {
    return this.isNew;
  }

  bulkInsert(file: RolloutFile, thread: NewThread): void {
    this.begin();
    this.threads.writeNew(file, thread, FIRST_SEQ);
  }

  private begin(): void {
    if (!this.db.isTransaction) this.db.exec('BEGIN IMMEDIATE');
  }

  save(changes: IndexChanges, base: () => LedgerBase): string[] {
    const conflicts: string[] = [];
    this.base.settle();
    this.begin();
    try {
      const tally = this.isNew ? null : this.check.verify();
      const before = tally?.seq ?? 0;
      const seq = before + 1;
      let baseSeq = tally?.base ?? -1;
      for (const change of changes.threads) {
        const { threadId, generation } = change.thread;
        if (this.isNew || this.generationOf(threadId, generation) === generation) {
          this.threads.write(change, seq);
        } else conflicts.push(threadId);
      }
      for (const path of changes.removedFiles) {
        this.statement('DELETE FROM files WHERE path = ?').run(path);
        const insert = this.statement('INSERT OR REPLACE INTO removed VALUES (?, ?, ?)');
        insert.run(path, seq, checkFile(path, '', '', '', seq));
      }
      this.check.keep('limits', JSON.stringify(changes.limits));
      this.changes += changes.threads.length + changes.removedFiles.length;
      // Where another process has saved meanwhile, this one does not know the whole ledger.
      this.alone &&= before === this.seq && conflicts.length === 0;
      const most = changes.isBusy ? MOST_BUSY_CHANGES : MOST_CHANGES;
      if (this.alone && (this.isNew || this.changes >= most)) {
        this.saveBase(seq, base());
        baseSeq = seq;
      }
      if (this.isNew) this.db.exec(SAVE_ORDER);
      this.check.update(seq, baseSeq);
      this.db.exec('COMMIT');
      this.seq = seq;
    } catch (error) {
      // Where the disk is full, SQLite has already rolled back.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
    return conflicts;
  }

  private saveBase(seq: number, base: LedgerBase): void {
    this.base.save(seq, base);
    this.db.exec('DELETE FROM removed');
    this.changes = 0;
  }

  discard(): UsageIndex {
    this.close();
    return new SqliteIndex(this.path, false, setAside(this.path));
  }

  close(): void {
    this.statements.clear();
    this.db.close();
  }

  /** Continues with the index that this process wrote in its first save. */
  goOn(): void {
    this.seq = FIRST_SEQ;
  }

  /** Returns 0 where there is no such thread. */
  private generationOf(threadId: string, expected: number): number {
    const row = this.statement('SELECT generation FROM threads WHERE thread = ?').get(threadId) as
      | Row
      | undefined;
    if (!row && expected > 0) throw new DamagedIndex();
    return row ? (row.generation as number) : 0;
  }

  private rows(sql: string, since: number): Row[] {
    return this.statement(sql).all(since) as Row[];
  }

  private statement(sql: string): StatementSync {
    return entryOf(this.statements, sql, () => this.db.prepare(sql));
  }
}
