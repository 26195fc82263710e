import type { ToolErrorRow, ToolReport, ToolRow } from '../../shared/tools.ts';
import { entryOf } from '../collections/entry-of.ts';
import type { Calendar } from '../time/calendar.ts';
import type { CountedEvent } from './kept-calls.ts';

/** Which days count, local `YYYY-MM-DD`, both inclusive. */
export interface ToolQuery {
  readonly since?: string;
  readonly until?: string;
}

interface RowSum {
  calls: number;
  failures: number;
  outcomesKnown: number;
  readonly durations: number[];
}

/** Sums events as they are counted. */
export interface EventSums {
  add(event: CountedEvent): void;
  /** Events whose time is not known, so that they are of no day. */
  readonly untimed: number;
}

/** Sums events by local day and name. */
export class ToolSums implements EventSums {
  private readonly calendar: Calendar;
  private readonly query: ToolQuery;
  private readonly tools = new Map<string, Map<string, RowSum>>();
  private readonly troubles = new Map<string, Map<string, number>>();
  untimed = 0;

  constructor(calendar: Calendar, query: ToolQuery) {
    this.calendar = calendar;
    this.query = query;
  }

  add({ kind, name, at, durationMs, failed }: CountedEvent): void {
    if (at === null) {
      this.untimed += 1;
      return;
    }
    const { since, until } = this.query;
    const day = this.calendar.day(at);
    if ((since !== undefined && day < since) || (until !== undefined && day > until)) return;
    if (kind === 'trouble') {
      const counts = entryOf(this.troubles, day, () => new Map<string, number>());
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return;
    }
    const row = entryOf(
      entryOf(this.tools, day, () => new Map<string, RowSum>()),
      name,
      () => ({ calls: 0, failures: 0, outcomesKnown: 0, durations: [] }),
    );
    row.calls += 1;
    if (failed === true) row.failures += 1;
    if (failed !== null) row.outcomesKnown += 1;
    if (durationMs !== null) row.durations.push(durationMs);
  }

  rows(): Pick<ToolReport, 'rows' | 'errors'> {
    const rows = [...this.tools].flatMap(([day, tools]) =>
      [...tools].map(([tool, sum]) => rowOf(day, tool, sum)),
    );
    const errors = [...this.troubles].flatMap(([day, counts]) =>
      [...counts].map(([kind, count]): ToolErrorRow => ({ day, kind, count })),
    );
    return {
      rows: rows.sort((a, b) => compare(a.day, b.day) || b.calls - a.calls || compare(a.tool, b.tool)),
      errors: errors.sort((a, b) => compare(a.day, b.day) || compare(a.kind, b.kind)),
    };
  }
}

function rowOf(day: string, tool: string, { calls, failures, outcomesKnown, durations }: RowSum): ToolRow {
  const sorted = Float64Array.from(durations).sort();
  const [p50Ms, p95Ms] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
  return { day, tool, calls, failures, outcomesKnown, timed: sorted.length, p50Ms, p95Ms };
}

/** Between the two nearest values, as most statistics programs do (type 7 of Hyndman and Fan); to a microsecond. */
export function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low = 0, high = low] = sorted.subarray(below, below + 2);
  return Math.round((low + (high - low) * (place - below)) * 1_000) / 1_000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
