import type { DatabaseSync } from 'node:sqlite';
import { DamagedIndex } from '../collections/packed-columns.ts';
import { decodeBase, encodeBase } from './index-base.ts';
import { checkPart, expectSum } from './index-checks.ts';
import { decodeSessions, type SessionColumns, sessionColumns } from './session-columns.ts';
import type { Row } from './sqlite-rows.ts';
import type { LedgerBase, StoredBase } from './usage-index.ts';

/**
 * The base of an index in a few rows of one save. Large, rarely needed parts are read on demand; a transaction stays
 * open until then, so that all parts are of one save.
 */
export class SqliteBase {
  private readonly db: DatabaseSync;
  private readonly unread = new Map<string, () => Uint8Array>();

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  /**
   * Reads the base as of the save `seq`, in a transaction that `endReading` ends.
   *
   * @throws DamagedIndex where it is another than it was.
   */
  read(seq: number): { readonly base: StoredBase | null; readonly seq: number } {
    if (seq < 0) return { base: null, seq };
    const parts = { files: this.later('files', seq), days: this.later('days', seq) };
    return { base: decodeBase(this.body('first', seq), (part) => parts[part]()), seq };
  }

  /**
   * Reads the sessions of the base as of the save `seq`, within the transaction of the caller. They are a part of
   * their own, an eighth of all that a start reads; an older Glance saved none.
   *
   * @throws DamagedIndex where it is another than it was.
   */
  sessions(seq: number): SessionColumns {
    if (seq < 0) return sessionColumns([]);
    const own = this.db.prepare("SELECT seq FROM base WHERE part = 'sessions'").get() as Row | undefined;
    if (own?.seq === seq) return decodeSessions(this.body('sessions', seq));
    const { threads } = decodeBase(this.body('first', seq), (part) => this.body(part, seq));
    return sessionColumns(Array.from({ length: threads.length }, (_, row) => threads.at(row)));
  }

  /** Ends the transaction, now or once everything was read. */
  endReading(): void {
    if (this.unread.size === 0 && this.db.isTransaction) this.db.exec('COMMIT');
  }

  /** Reads the remaining parts. */
  settle(): void {
    for (const read of [...this.unread.values()]) read();
  }

  save(seq: number, base: LedgerBase): void {
    const insert = this.db.prepare('INSERT OR REPLACE INTO base VALUES (?, ?, ?, ?)');
    for (const [part, body] of Object.entries(encodeBase(base))) {
      insert.run(part, seq, checkPart(part, seq, body), body);
    }
  }

  private later(part: string, seq: number): () => Uint8Array {
    let body: Uint8Array | null = null;
    const read = () => {
      if (body) return body;
      body = this.body(part, seq);
      this.unread.delete(part);
      this.endReading();
      return body;
    };
    this.unread.set(part, read);
    return read;
  }

  private body(part: string, seq: number): Uint8Array {
    const sql = 'SELECT seq, sum, body FROM base WHERE part = ?';
    const row = this.db.prepare(sql).get(part) as Row | undefined;
    if (!row || row.seq !== seq) throw new DamagedIndex();
    const body = row.body as Uint8Array;
    expectSum(row.sum, checkPart(part, seq, body));
    return body;
  }
}
