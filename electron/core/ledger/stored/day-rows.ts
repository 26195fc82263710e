import type { Tokens } from '../../../shared/tokens.ts';
import { tokensAt } from '../../tokens/tokens-at.ts';
import { Names } from './stored-threads.ts';

/** Numbers of a row: thread, day, attribution (positions), five tokens, responses. */
export const DAY_COLUMNS = 9;

/** Sums by thread, local day and attribution in columns of numbers, in the order in which threads came. */
export class DayRows {
  readonly threads = new Names();
  readonly days = new Names();
  readonly attributions = new Names();
  /** `DAY_COLUMNS` a row. */
  readonly numbers: number[] = [];
  private thread = { id: '', place: -1 };
  private day = { name: '', place: -1 };
  /** Rows from here on can still grow: those of the last thread, unless they were read. */
  private open = 0;

  add(threadId: string, day: string, attribution: string, tokens: Tokens, responses: number): void {
    if (threadId !== this.thread.id) {
      this.thread = { id: threadId, place: this.threads.placeOf(threadId) };
      this.open = this.numbers.length;
    }
    if (day !== this.day.name) this.day = { name: day, place: this.days.placeOf(day) };
    const at = this.rowOf(this.day.place, this.attributions.placeOf(attribution));
    const { numbers } = this;
    numbers[at + 3] = (numbers[at + 3] ?? 0) + tokens.input;
    numbers[at + 4] = (numbers[at + 4] ?? 0) + tokens.cachedInput;
    numbers[at + 5] = (numbers[at + 5] ?? 0) + tokens.cacheWriteInput;
    numbers[at + 6] = (numbers[at + 6] ?? 0) + tokens.output;
    numbers[at + 7] = (numbers[at + 7] ?? 0) + tokens.reasoningOutput;
    numbers[at + 8] = (numbers[at + 8] ?? 0) + responses;
  }

  /** Closes the open rows after a caller has read them: later sums get rows of their own. */
  seal(): void {
    this.open = this.numbers.length;
  }

  /** Passes the rows from a position in `numbers` on. `tokens` is valid during the call only. */
  forEach(
    from: number,
    take: (threadId: string, day: string, attribution: string, tokens: Tokens, responses: number) => void,
  ): void {
    const { numbers, threads, days, attributions } = this;
    for (let at = from; at < numbers.length; at += DAY_COLUMNS) {
      const value = (column: number) => numbers[at + column] ?? 0;
      const tokens = tokensAt(numbers, at + 3);
      const day = days.list[value(1)] ?? '';
      take(threads.list[value(0)] ?? '', day, attributions.list[value(2)] ?? '', tokens, value(8));
    }
  }

  private rowOf(day: number, attribution: number): number {
    const { numbers } = this;
    for (let at = numbers.length - DAY_COLUMNS; at >= this.open; at -= DAY_COLUMNS) {
      if (numbers[at + 1] === day && numbers[at + 2] === attribution) return at;
    }
    return numbers.push(this.thread.place, day, attribution, 0, 0, 0, 0, 0, 0) - DAY_COLUMNS;
  }
}
