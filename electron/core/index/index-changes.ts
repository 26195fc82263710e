import type { StatementSync } from 'node:sqlite';
import { DamagedIndex } from '../collections/packed-columns.ts';
import { checkKept, expectSum } from './index-checks.ts';
import type { Row } from './sqlite-rows.ts';

/** How many rows there are and the sum of their checks, so that none is missing. */
type Tally = readonly [rows: number, sum: number];

/** What an index holds since the ledger was put at rest in it. */
export interface ChangeTally {
  /** The last save. */
  readonly seq: number;
  /** The save of the ledger at rest; -1 where there is none. */
  readonly base: number;
  readonly threads: Tally;
  readonly files: Tally;
  readonly removed: Tally;
}

const NAME = 'changes';

/** Checks and keeps how much changed since the ledger was put at rest: a lost row would not be missed else. */
export class IndexChangesCheck {
  private readonly statement: (sql: string) => StatementSync;

  constructor(statement: (sql: string) => StatementSync) {
    this.statement = statement;
  }

  /** A text that was kept by name; null where there is none. @throws DamagedIndex where it is another than it was. */
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
   * What the last save left; null where nothing was saved yet.
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

  /** Keeps what is there now, after the save of that number. */
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
