import type { Tokens } from '../../shared/tokens.ts';
import type { DayTable } from './day-table.ts';
import { AttributedSums } from './sums.ts';

/** A sum over a span of local days, kept up to date as responses are added. */
export class SpanSum {
  readonly first: string;
  readonly last: string;
  readonly sums = new AttributedSums();
  readonly threads = new Set<string>();

  constructor(first: string, last: string, table: DayTable) {
    this.first = first;
    this.last = last;
    for (const [day, threads] of table.days) {
      if (day < first || day > last) continue;
      for (const cell of threads.values()) {
        this.threads.add(cell.threadId);
        this.sums.addAll(cell.sums);
      }
    }
  }

  add(day: string, threadId: string, attribution: string, tokens: Tokens, responses: number): void {
    if (day < this.first || day > this.last) return;
    this.threads.add(threadId);
    this.sums.add(attribution, tokens, responses);
  }
}
