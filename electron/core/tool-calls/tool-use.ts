import type { ToolErrorRow, ToolFailure, ToolTotal } from '../../shared/tools.ts';
import { entryOf } from '../collections/entry-of.ts';
import type { Calendar } from '../time/calendar.ts';
import type { CountedEvent } from './kept-calls.ts';
import { type EventSums, quantile, type ToolQuery } from './tool-report.ts';

interface TotalSum {
  calls: number;
  failures: number;
  outcomesKnown: number;
  readonly durations: number[];
  readonly failedBy: Map<ToolFailure, number>;
}

/** Sums calls by tool over all of a span, and errors by local day. */
export class ToolUseSums implements EventSums {
  untimed = 0;
  private readonly calendar: Calendar;
  private readonly query: ToolQuery;
  private readonly tools = new Map<string, TotalSum>();
  private readonly errors = new Map<string, Map<string, number>>();

  constructor(calendar: Calendar, query: ToolQuery) {
    this.calendar = calendar;
    this.query = query;
  }

  add({ kind, name, at, durationMs, failed, failure }: CountedEvent): void {
    if (at === null) {
      this.untimed += 1;
      return;
    }
    const { since, until } = this.query;
    const day = this.calendar.day(at);
    if ((since !== undefined && day < since) || (until !== undefined && day > until)) return;
    if (kind === 'trouble') {
      const counts = entryOf(this.errors, day, () => new Map<string, number>());
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return;
    }
    const sum = entryOf(this.tools, name, () => ({
      calls: 0,
      failures: 0,
      outcomesKnown: 0,
      durations: [],
      failedBy: new Map(),
    }));
    sum.calls += 1;
    if (failed !== null) sum.outcomesKnown += 1;
    if (failed === true) sum.failures += 1;
    if (failure !== null) sum.failedBy.set(failure, (sum.failedBy.get(failure) ?? 0) + 1);
    if (durationMs !== null) sum.durations.push(durationMs);
  }

  /** Returns the tools, most calls first. */
  totals(): ToolTotal[] {
    return [...this.tools]
      .map(([tool, { calls, failures, outcomesKnown, durations, failedBy }]): ToolTotal => {
        const sorted = Float64Array.from(durations).sort();
        const [p50Ms, p95Ms] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
        const kinds = Object.fromEntries(failedBy);
        return { tool, calls, failures, outcomesKnown, timed: sorted.length, p50Ms, p95Ms, failedBy: kinds };
      })
      .sort((a, b) => b.calls - a.calls || compare(a.tool, b.tool));
  }

  /** Returns the errors by day, the days in order. */
  troubles(): ToolErrorRow[] {
    return [...this.errors]
      .flatMap(([day, counts]) => [...counts].map(([kind, count]): ToolErrorRow => ({ day, kind, count })))
      .sort((a, b) => compare(a.day, b.day) || compare(a.kind, b.kind));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
