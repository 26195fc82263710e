import { tokensAt } from '../../tokens/tokens-at.ts';
import type { PackedDays } from './ledger-store.ts';
import type { StoredThreads } from './stored-threads.ts';

const COLUMNS = 9;

/** Receives one sum. `tokens` is valid during the call only. */
export type TakeDay = (
  threadId: string,
  day: string,
  attribution: string,
  tokens: {
    input: number;
    cachedInput: number;
    cacheWriteInput: number;
    output: number;
    reasoningOutput: number;
    total: number;
  },
  responses: number,
) => void;

/** Days as stored in an index, without those of some threads. */
export class StoredDays {
  private readonly packed: PackedDays;
  private readonly threads: StoredThreads;
  private readonly without: ReadonlySet<number>;

  constructor(packed: PackedDays, threads: StoredThreads, without: readonly string[]) {
    this.packed = packed;
    this.threads = threads;
    this.without = new Set(without.map((threadId) => threads.rowOf(threadId)).filter((row) => row >= 0));
  }

  /** Passes each sum of a day and thread. */
  forEach(take: TakeDay): void {
    const { rows } = this.packed;
    for (let row = 0; row < rows.length; row += COLUMNS) {
      if (!this.without.has(rows[row] ?? -1)) this.pass(rows, row, take);
    }
  }

  /** Passes each sum of a day over all threads, and what must be subtracted from it. */
  forEachTotal(add: TakeDay, subtract: TakeDay): void {
    const { totals } = this.packed;
    for (let row = 0; row < totals.length; row += COLUMNS) this.pass(totals, row, add);
    for (const thread of this.without) {
      const { rows } = this.packed;
      for (let row = this.firstOf(thread); rows[row] === thread; row += COLUMNS) {
        this.pass(rows, row, subtract);
      }
    }
  }

  /** Finds the first row of a thread: rows are ordered by thread. */
  private firstOf(thread: number): number {
    const { rows } = this.packed;
    let low = 0;
    let high = rows.length / COLUMNS;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle * COLUMNS] ?? 0) < thread) low = middle + 1;
      else high = middle;
    }
    return low * COLUMNS;
  }

  private pass(rows: Float64Array, row: number, take: TakeDay): void {
    const { days, attributions } = this.packed;
    const value = (column: number) => rows[row + column] ?? 0;
    take(
      value(0) < 0 ? '' : this.threads.idAt(value(0)),
      days[value(1)] ?? '',
      attributions[value(2)] ?? '',
      tokensAt(rows, row + 3),
      value(8),
    );
  }
}
