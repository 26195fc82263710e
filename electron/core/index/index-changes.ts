import type { StatementSync } from 'node:sqlite';
import { DamagedIndex } from '../collections/packed-columns.ts';
import { checkKept, expectSum } from './index-checks.ts';
import type { Row } from './sqlite-rows.ts';

/** The number of rows and the sum of their checksums, which shows a missing row. */
type Tally = readonly [rows: number, sum: number];

/** What changed in an index since its base was saved. */
export interface ChangeTally {
  /** The number of the last save. */
  readonly seq: number;
  /** The number of the save that wrote the base; -1 where there is none. */
  readonly base: number;
  readonly threads: Tally;
  readonly files: Tally;
  readonly removed: Tally;
}

const NAME = 'changes';

/** Checks and stores how many rows changed since the base was saved: otherwise a lost row would go unnoticed. */
export class IndexChangesCheck {
  private readonly statement: (sql: string) => StatementSync;

  constructor(statement: (sql: string) => StatementSync) {
    this.statement = statement;
  }

  /** Returns a text stored by name; null where there is none. */
  kept(name: string): string | null {
    const row = this.statement('SELECT value, sum FROM kept WHERE name = ?').get(name) as Row | undefined;
    if (!row) return null;
    expectSum(row.sum, checkKept(name, row.value as string));
    return row.value as string;
  }

  keep(name: string, value: string): void {
    this.statement('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)').run(name, checkKept(name, value), value);
  }

  /**
   * Returns what the last save recorded; null where nothing was saved yet.
   *
   * @throws DamagedIndex where rows are missing, or there are more than were saved.
   */
  verify(): ChangeTally | null {
    const text = this.kept(NAME);
    if (text === null) {
      for (const table of ['threads', 'files', 'base', 'removed', 'kept']) {
        if (this.statement(`SELECT 1 FROM ${table} LIMIT 1`).get()) throw new DamagedIndex();
      }
      return null;
    }
    const tally = JSON.parse(text) as ChangeTally;
    if (JSON.stringify(this.count(tally.seq, tally.base)) !== text) throw new DamagedIndex();
    return tally;
  }

  /** Records the rows after the save of that number. */
  update(seq: number, base: number): void {
    this.keep(NAME, JSON.stringify(this.count(seq, base)));
  }

  private count(seq: number, base: number): ChangeTally {
    const tally = (table: string): Tally => {
      const sql = `SELECT count(*) AS rows, total(sum) AS sum FROM ${table} WHERE seq > ?`;
      const { rows, sum } = this.statement(sql).get(base) as Row;
      return [rows as number, sum as number];
    };
    return { seq, base, threads: tally('threads'), files: tally('files'), removed: tally('removed') };
  }
}
