import type { Tokens } from '../../shared/tokens.ts';
import { entryOf } from './entry-of.ts';
import type { RestingDays } from './resting-days.ts';
import { AttributedSums } from './sums.ts';

/** One day of one thread: small enough to keep for all history. */
export interface DayCell {
  readonly day: string;
  readonly threadId: string;
  readonly sums: AttributedSums;
}

/** Something that was added while the days were at rest. */
interface Addition {
  readonly threadId: string;
  readonly day: string;
  readonly attribution: string;
  readonly tokens: Tokens;
  readonly responses: number;
}

/** Sums of all responses by local day and thread. Adding costs the same however long the history is. */
export class DayTable {
  /** Totals of each day. */
  readonly totals = new Map<string, AttributedSums>();
  private readonly cells = new Map<string, Map<string, DayCell>>();
  private readonly dayOf: (at: number) => string;
  /** What an index holds; it becomes cells when these are asked for. */
  private resting: RestingDays | null = null;
  private additions: Addition[] = [];

  constructor(dayOf: (at: number) => string) {
    this.dayOf = dayOf;
  }

  /** Threads of each day. */
  get days(): ReadonlyMap<string, ReadonlyMap<string, DayCell>> {
    const { resting, additions } = this;
    this.resting = null;
    this.additions = [];
    resting?.forEach((threadId, day, attribution, tokens, responses) => {
      this.addCell(threadId, day, attribution, tokens, responses);
    });
    for (const { threadId, day, attribution, tokens, responses } of additions) {
      this.addCell(threadId, day, attribution, tokens, responses);
    }
    return this.cells;
  }

  /** Begins with what an index holds. */
  rest(days: RestingDays): void {
    this.resting = days;
    const totalOf = (day: string) => entryOf(this.totals, day, () => new AttributedSums());
    days.forEachTotal(
      (_all, day, attribution, tokens, responses) => totalOf(day).add(attribution, tokens, responses),
      (_id, day, attribution, tokens, responses) => totalOf(day).subtract(attribution, tokens, responses),
    );
    for (const [day, total] of this.totals) if (total.responses === 0) this.totals.delete(day);
  }

  /** Adds a sum of responses of one quarter of an hour, and returns their day. */
  addSum(threadId: string, at: number, attribution: string, tokens: Tokens, responses: number): string {
    const day = this.dayOf(at);
    entryOf(this.totals, day, () => new AttributedSums()).add(attribution, tokens, responses);
    if (this.resting) this.additions.push({ threadId, day, attribution, tokens, responses });
    else this.addCell(threadId, day, attribution, tokens, responses);
    return day;
  }

  clear(): void {
    this.resting = null;
    this.additions = [];
    this.cells.clear();
    this.totals.clear();
  }

  private addCell(
    threadId: string,
    day: string,
    attribution: string,
    tokens: Tokens,
    responses: number,
  ): void {
    const threads = entryOf(this.cells, day, () => new Map<string, DayCell>());
    const cell = entryOf(threads, threadId, () => ({ day, threadId, sums: new AttributedSums() }));
    cell.sums.add(attribution, tokens, responses);
  }
}
