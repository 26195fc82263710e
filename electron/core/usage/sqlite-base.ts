import type { DatabaseSync } from 'node:sqlite';
import { decodeBase, encodeBase } from './index-base.ts';
import { DamagedIndex } from './packed-columns.ts';
import type { Row } from './sqlite-rows.ts';
import type { LedgerBase, StoredBase } from './usage-index.ts';

/**
 * The ledger at rest in an index, in a few rows of one save. Those that are large and seldom wanted are
 * read where something is asked of them; until then a transaction is open, so that all are of one moment.
 */
export class SqliteBase {
  private readonly db: DatabaseSync;
  private readonly unread = new Map<string, () => Uint8Array>();

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  /** In a transaction, which `endReading` ends. `seq` is -1 where there is no base. */
  read(): { readonly base: StoredBase | null; readonly seq: number } {
    const row = this.row('first');
    if (!row) return { base: null, seq: -1 };
    const parts = { files: this.later('files'), days: this.later('days') };
    const base = decodeBase(row.body as Uint8Array, (part) => parts[part]());
    return { base, seq: row.seq as number };
  }

  /** Ends the transaction, now or once all is read. */
  endReading(): void {
    if (this.unread.size === 0 && this.db.isTransaction) this.db.exec('COMMIT');
  }

  /** Reads what is left. */
  settle(): void {
    for (const read of [...this.unread.values()]) read();
  }

  save(seq: number, base: LedgerBase): void {
    const insert = this.db.prepare('INSERT OR REPLACE INTO base VALUES (?, ?, ?)');
    for (const [part, body] of Object.entries(encodeBase(base))) insert.run(part, seq, body);
  }

  private later(part: string): () => Uint8Array {
    let body: Uint8Array | null = null;
    const read = () => {
      if (body) return body;
      const row = this.row(part);
      if (!row) throw new DamagedIndex();
      body = row.body as Uint8Array;
      this.unread.delete(part);
      this.endReading();
      return body;
    };
    this.unread.set(part, read);
    return read;
  }

  private row(part: string): Row | undefined {
    return this.db.prepare('SELECT seq, body FROM base WHERE part = ?').get(part) as Row | undefined;
  }
}
