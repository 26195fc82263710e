import type { Tokens } from '../../shared/tokens.ts';
import { entryOf } from '../collections/entry-of.ts';
import { AttributedSums } from '../tokens/sums.ts';
import { DayRows } from './stored/day-rows.ts';
import type { StoredDays } from './stored/stored-days.ts';

/** One day of one thread, small enough to keep for all history. */
export interface ThreadDay {
  readonly day: string;
  readonly threadId: string;
  readonly sums: AttributedSums;
}

/**
 * Sums of all responses by local day and thread. Adding a response takes the same time however long the history is.
 */
export class DayTable {
  private readonly byDay = new Map<string, Map<string, ThreadDay>>();
  private readonly dayTotals = new Map<string, AttributedSums>();
  private readonly dayOf: (at: number) => string;
  /** What an index holds; it is turned into sums of threads when they are asked for. */
  private stored: StoredDays | null = null;
  /** What was added since, until it is asked for; only the totals have it so far. */
  private added = new DayRows();
  private totalled = 0;

  constructor(dayOf: (at: number) => string) {
    this.dayOf = dayOf;
  }

  /** Threads by day. */
  get days(): ReadonlyMap<string, ReadonlyMap<string, ThreadDay>> {
    const { stored, added } = this;
    this.total();
    this.stored = null;
    this.added = new DayRows();
    this.totalled = 0;
    stored?.forEach((threadId, day, attribution, tokens, responses) => {
      this.addQuarter(threadId, day, attribution, tokens, responses);
    });
    added.forEach(0, (threadId, day, attribution, tokens, responses) => {
      this.addQuarter(threadId, day, attribution, tokens, responses);
    });
    return this.byDay;
  }

  /** Totals by day. */
  get totals(): ReadonlyMap<string, AttributedSums> {
    this.total();
    return this.dayTotals;
  }

  /** Returns everything in rows. */
  rows(): DayRows {
    if (!this.stored && this.byDay.size === 0) return this.added;
    const rows = new DayRows();
    for (const [day, threads] of this.days) {
      for (const { threadId, sums } of threads.values()) {
        for (const [attribution, part] of sums.parts) {
          rows.add(threadId, day, attribution, part.tokens, part.responses);
        }
      }
    }
    return rows;
  }

  /** Starts with what an index holds. */
  attach(days: StoredDays): void {
    this.stored = days;
    days.forEachTotal(
      (_all, day, attribution, tokens, responses) => this.totalOf(day).add(attribution, tokens, responses),
      (_id, day, attribution, tokens, responses) =>
        this.totalOf(day).subtract(attribution, tokens, responses),
    );
    for (const [day, total] of this.dayTotals) if (total.responses === 0) this.dayTotals.delete(day);
  }

  /** Adds a sum of responses of one quarter of an hour. Returns its day. */
  addSum(threadId: string, at: number, attribution: string, tokens: Tokens, responses: number): string {
    const day = this.dayOf(at);
    this.added.add(threadId, day, attribution, tokens, responses);
    return day;
  }

  clear(): void {
    this.stored = null;
    this.added = new DayRows();
    this.totalled = 0;
    this.byDay.clear();
    this.dayTotals.clear();
  }

  /** Adds to the totals what they do not have yet. */
  private total(): void {
    this.added.forEach(this.totalled, (_id, day, attribution, tokens, responses) => {
      this.totalOf(day).add(attribution, tokens, responses);
    });
    this.totalled = this.added.numbers.length;
    this.added.seal();
  }

  private totalOf(day: string): AttributedSums {
    return entryOf(this.dayTotals, day, () => new AttributedSums());
  }

  private addQuarter(
    threadId: string,
    day: string,
    attribution: string,
    tokens: Tokens,
    responses: number,
  ): void {
    const threads = entryOf(this.byDay, day, () => new Map<string, ThreadDay>());
    const own = entryOf(threads, threadId, () => ({ day, threadId, sums: new AttributedSums() }));
    own.sums.add(attribution, tokens, responses);
  }
}
