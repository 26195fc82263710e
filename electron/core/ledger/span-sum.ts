import type { Tokens } from '../../shared/tokens.ts';
import { addDays, mondayOf, monthOf } from '../time/calendar.ts';
import { AttributedSums } from '../tokens/sums.ts';
import type { DayTable } from './day-table.ts';

/** Spans that a Snapshot shows. */
export type SpanName = 'today' | 'week' | 'month' | 'last7Days' | 'last30Days';

/** A sum over a span of local days, updated as responses are added. */
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
      for (const each of threads.values()) {
        this.threads.add(each.threadId);
        this.sums.addAll(each.sums);
      }
    }
  }

  add(day: string, threadId: string, attribution: string, tokens: Tokens, responses: number): void {
    if (day < this.first || day > this.last) return;
    this.threads.add(threadId);
    this.sums.add(attribution, tokens, responses);
  }
}

/** Makes the spans as of a local day `YYYY-MM-DD`. */
export function makeSpans(today: string, table: DayTable): Record<SpanName, SpanSum> {
  const monday = mondayOf(today);
  const monthStart = `${monthOf(today)}-01`;
  return {
    today: new SpanSum(today, today, table),
    week: new SpanSum(monday, addDays(monday, 6), table),
    month: new SpanSum(monthStart, `${monthOf(today)}-31`, table),
    last7Days: new SpanSum(addDays(today, -6), today, table),
    last30Days: new SpanSum(addDays(today, -29), today, table),
  };
}
