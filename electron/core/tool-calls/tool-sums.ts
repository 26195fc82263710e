import type { ToolErrorRow, ToolFailure, ToolReport, ToolRow, ToolTotal } from '../../shared/tools.ts';
import { entryOf } from '../collections/entry-of.ts';
import type { Calendar } from '../time/calendar.ts';
import type { CountedEvent } from './kept-calls.ts';
import { quantile } from './quantile.ts';

/** Which days count, local `YYYY-MM-DD`, both inclusive. */
export interface ToolQuery {
  readonly since?: string;
  readonly until?: string;
}

interface Sum {
  calls: number;
  failures: number;
  outcomesKnown: number;
  readonly durations: number[];
  readonly failedBy: Map<ToolFailure, number>;
}

/** Sums calls by local day and tool, and errors by local day and kind, as they are counted. */
export class ToolSums {
  /** Events whose time is not known, so that they are of no day. */
  untimed = 0;
  private readonly calendar: Calendar;
  private readonly query: ToolQuery;
  private readonly tools = new Map<string, Map<string, Sum>>();
  private readonly troubles = new Map<string, Map<string, number>>();

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
      addTo(
        entryOf(this.troubles, day, () => new Map<string, number>()),
        name,
        1,
      );
      return;
    }
    const sum = entryOf(
      entryOf(this.tools, day, () => new Map<string, Sum>()),
      name,
      emptySum,
    );
    sum.calls += 1;
    if (failed === true) sum.failures += 1;
    if (failed !== null) sum.outcomesKnown += 1;
    if (failure !== null) addTo(sum.failedBy, failure, 1);
    if (durationMs !== null) sum.durations.push(durationMs);
  }

  /** Returns the tools of each day: the days in order, most calls first. */
  rows(): ToolReport['rows'] {
    return [...this.tools]
      .flatMap(([day, tools]) => [...tools].map(([tool, sum]): ToolRow => ({ day, tool, ...figuresOf(sum) })))
      .sort((a, b) => compare(a.day, b.day) || b.calls - a.calls || compare(a.tool, b.tool));
  }

  /** Returns the tools of the whole span, most calls first. */
  totals(): ToolTotal[] {
    const totals = new Map<string, Sum>();
    for (const tools of this.tools.values())
      for (const [tool, sum] of tools) addSum(entryOf(totals, tool, emptySum), sum);
    return [...totals]
      .map(
        ([tool, sum]): ToolTotal => ({ tool, ...figuresOf(sum), failedBy: Object.fromEntries(sum.failedBy) }),
      )
      .sort((a, b) => b.calls - a.calls || compare(a.tool, b.tool));
  }

  /** Returns the errors by day, the days in order. */
  errors(): ToolErrorRow[] {
    return [...this.troubles]
      .flatMap(([day, counts]) => [...counts].map(([kind, count]): ToolErrorRow => ({ day, kind, count })))
      .sort((a, b) => compare(a.day, b.day) || compare(a.kind, b.kind));
  }
}

function emptySum(): Sum {
  return { calls: 0, failures: 0, outcomesKnown: 0, durations: [], failedBy: new Map() };
}

function addSum(into: Sum, { calls, failures, outcomesKnown, durations, failedBy }: Sum): void {
  into.calls += calls;
  into.failures += failures;
  into.outcomesKnown += outcomesKnown;
  for (const duration of durations) into.durations.push(duration);
  for (const [failure, count] of failedBy) addTo(into.failedBy, failure, count);
}

function addTo<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function figuresOf({ calls, failures, outcomesKnown, durations }: Sum) {
  const sorted = Float64Array.from(durations).sort();
  const [p50Ms, p95Ms] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
  return { calls, failures, outcomesKnown, timed: sorted.length, p50Ms, p95Ms };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
