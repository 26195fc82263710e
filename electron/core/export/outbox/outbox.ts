import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { ExportRecord, RecordKind } from '../../../shared/schema/export/record.ts';
import type { OutboxRow } from '../target.ts';
import { BrokenRow } from './broken-row.ts';
import { Leases } from './leases.ts';
import { MetricTable } from './metric-table.ts';
import { isDamage, openOutboxFile, setAside } from './outbox-file.ts';
import { TargetTable } from './target-table.ts';

/** How far a source was read; the value is its own. */
export interface SourceProgress {
  readonly source: string;
  readonly value: string;
}

/** A piece of the queue. */
export interface Piece {
  readonly rows: readonly OutboxRow[];
  /** The cursor after it: also beyond records of kinds that were not asked for. */
  readonly to: number;
}

export interface PieceQuery {
  readonly after: number;
  /** Null for all. */
  readonly kinds: readonly RecordKind[] | null;
  readonly records: number;
  /** Of JSON. At least one record is given. */
  readonly bytes: number;
}

/**
 * Ids are in no order, so that removing few records writes as much of their index as removing many. Those at the end
 * of the queue go at once.
 */
const PRUNED_AT_ONCE = 20_000;

/**
 * The queue of records on disk, shared by all processes of the user. Every method is one transaction, and throws
 * `OutboxDamaged` after it set a damaged file aside.
 */
export class Outbox {
  readonly targets: TargetTable;
  readonly leases: Leases;
  readonly metrics: MetricTable;
  private readonly file: string;
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.file = file;
    this.db = openOutboxFile(file);
    const access = {
      prepare: (sql: string) => this.prepare(sql),
      transaction: <T>(work: () => T) => this.transaction(work),
      read: <T>(work: () => T) => this.guarded(work),
    };
    this.targets = new TargetTable(access);
    this.leases = new Leases(access);
    this.metrics = new MetricTable(access);
  }

  /** Queues records and notes how far their sources were read, both or neither. Returns how many were new. */
  add(records: readonly ExportRecord[], progress: readonly SourceProgress[], now: number): number {
    return this.transaction(() => {
      // A conflict would leave a gap in the seqs.
      const find = this.prepare('SELECT 1 FROM records WHERE id = ?');
      const insert = this.prepare('INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?, ?)');
      let added = 0;
      for (const record of records) {
        const id = Buffer.from(record.id.replaceAll('-', ''), 'hex');
        if (find.get(id) !== undefined) continue;
        const json = JSON.stringify(record);
        insert.run(id, record.kind, record.at, Math.trunc(now), crc32(json), json);
        added += 1;
      }
      const note = this.prepare('INSERT OR REPLACE INTO progress VALUES (?, ?)');
      for (const { source, value } of progress) note.run(source, value);
      return added;
    });
  }

  /** Returns how far a source was read; null where it never was. */
  progress(source: string): string | null {
    return this.guarded(() => {
      const row = this.prepare('SELECT value FROM progress WHERE source = ?').get(source);
      return row === undefined ? null : String(row.value);
    });
  }

  /** How many records wait for at least one target. Seqs have no gaps, and only the oldest are removed. */
  size(): number {
    return this.guarded(() => {
      const { first, last } = this.ends();
      return first === null || last === null
        ? 0
        : last - Math.max(first - 1, this.targets.leastCursor() ?? 0);
    });
  }

  /** Reads the next records after a cursor, oldest first. */
  read({ after, kinds, records, bytes }: PieceQuery): Piece {
    return this.transaction(() => {
      const { last } = this.ends();
      // The index of kinds would have them sorted by kind first.
      const wanted = kinds === null ? '' : `AND +kind IN (${kinds.map(() => '?').join()})`;
      const sql = `SELECT seq, kind, at, sum, json FROM records WHERE seq > ? ${wanted} ORDER BY seq LIMIT ?`;
      const found = this.prepare(sql).all(after, ...(kinds ?? []), records);
      const rows: OutboxRow[] = [];
      let size = 0;
      for (const { seq, kind, at, sum, json } of found) {
        const text = String(json);
        if (crc32(text) !== sum) throw new BrokenRow();
        size += text.length;
        if (rows.length > 0 && size > bytes) break;
        rows.push({ seq: Number(seq), id: idIn(text), kind: kind as RecordKind, at: String(at), json: text });
      }
      const isAll = rows.length === found.length && found.length < records;
      const to = isAll ? Math.max(after, last ?? after) : (rows.at(-1)?.seq ?? after);
      return { rows, to };
    });
  }

  /** How many records of some kinds come after a cursor, and when the oldest of them was queued. */
  waiting(after: number, kinds: readonly RecordKind[] | null): { count: number; since: number | null } {
    return this.guarded(() => {
      const { count, first } = kinds === null ? this.after(after) : this.afterOf(after, kinds);
      const oldest =
        first === null ? undefined : this.prepare('SELECT queued FROM records WHERE seq = ?').get(first);
      return { count, since: oldest ? Number(oldest.queued) : null };
    });
  }

  /** Removes what every target is past, many at a time. `names`: the targets in force, so that all others are forgotten; null keeps all. */
  prune(names: readonly string[] | null, now: number): void {
    this.transaction(() => {
      if (names !== null) this.targets.keep(names, now);
      const past = this.targets.leastCursor();
      const { first, last } = this.ends();
      if (past === null || first === null || last === null) return;
      if (past < last && past - first < PRUNED_AT_ONCE) return;
      const { changes } = this.prepare('DELETE FROM records WHERE seq <= ?').run(past);
      if (changes > 0 && this.ends().last === null) this.db.exec('PRAGMA incremental_vacuum(2000)');
    });
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }

  /** Counts by the ends, as seqs have no gaps: looking at each of a million records takes too long for a host. */
  private after(cursor: number): { readonly count: number; readonly first: number | null } {
    const { first, last } = this.ends();
    if (first === null || last === null || last <= cursor) return { count: 0, first: null };
    const next = Math.max(first, cursor + 1);
    return { count: last - next + 1, first: next };
  }

  private afterOf(
    cursor: number,
    kinds: readonly RecordKind[],
  ): { readonly count: number; readonly first: number | null } {
    const sql = 'SELECT count(*) AS count, min(seq) AS first FROM records WHERE kind = ? AND seq > ?';
    const found = kinds.map((kind) => this.prepare(sql).get(kind, cursor));
    const firsts = found.flatMap((each) => (typeof each?.first === 'number' ? [each.first] : []));
    return {
      count: found.reduce((sum, each) => sum + Number(each?.count ?? 0), 0),
      first: firsts.length === 0 ? null : Math.min(...firsts),
    };
  }

  private ends(): { readonly first: number | null; readonly last: number | null } {
    // Apart, as SQLite then only looks at either end.
    const first = this.prepare('SELECT min(seq) AS at FROM records').get()?.at;
    const last = this.prepare('SELECT max(seq) AS at FROM records').get()?.at;
    return { first: typeof first === 'number' ? first : null, last: typeof last === 'number' ? last : null };
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private transaction<T>(work: () => T): T {
    if (this.db.isTransaction) return work();
    return this.guarded(() => {
      this.db.exec('BEGIN IMMEDIATE');
      const result = work();
      this.db.exec('COMMIT');
      return result;
    });
  }

  private guarded<T>(work: () => T): T {
    if (this.db.isTransaction) return work();
    try {
      return work();
    } catch (error) {
      if (this.db.isOpen && this.db.isTransaction) this.db.exec('ROLLBACK');
      if (!isDamage(error) && !(error instanceof BrokenRow)) throw error;
      this.close();
      throw setAside(this.file);
    }
  }
}

/** A record's JSON begins with its id. */
function idIn(json: string): string {
  return json.slice('{"id":"'.length, '{"id":"'.length + 36);
}
