import { addDays, mondayOf, monthOf } from '../../core/time/calendar.ts';
import type { UsageGrouping, UsageRow } from '../../shared/commands.ts';

/** How a day, week or month compares with the one before. */
export interface PeriodChange {
  /**
   * `changed`: by `percent`. `from-nothing`: nothing was used in the period before. `running`: it is not
   * over. `not-comparable`: it, or the one before, is not wholly in the report.
   */
  readonly state: 'changed' | 'from-nothing' | 'running' | 'not-comparable';
  /** Of the period before; null unless `changed`. */
  readonly percent: number | null;
}

export interface ReportSpan {
  /** The first and last day that count, `YYYY-MM-DD`. */
  readonly since?: string;
  readonly until?: string;
  /** The local day of today. */
  readonly today: string;
}

type Span = readonly [first: string, last: string];

/**
 * Returns the change of each row's tokens against the calendar period before, by the row's key. Periods without use
 * have no row and count as nothing. Empty for groupings that are not by time.
 */
export function periodChanges(
  by: UsageGrouping,
  rows: readonly Pick<UsageRow, 'key' | 'tokens'>[],
  { since, until, today }: ReportSpan,
): ReadonlyMap<string, PeriodChange> {
  const spanOf = spans[by];
  if (!spanOf) return new Map();
  const totals = new Map(rows.map(({ key, tokens }) => [key, tokens.total]));
  const earliest = rows[0]?.key;
  const isCut = ([first, last]: Span) =>
    (since !== undefined && first < since) || (until !== undefined && last > until);
  return new Map(
    rows.map(({ key, tokens }): [string, PeriodChange] => {
      const span = spanOf(key);
      const before = keyOf(by, addDays(span[0], -1));
      if (span[0] <= today && today <= span[1]) return [key, { state: 'running', percent: null }];
      if (key === earliest || isCut(span) || isCut(spanOf(before))) {
        return [key, { state: 'not-comparable', percent: null }];
      }
      const was = totals.get(before) ?? 0;
      return was === 0
        ? [key, { state: 'from-nothing', percent: null }]
        : [key, { state: 'changed', percent: ((tokens.total - was) / was) * 100 }];
    }),
  );
}

const spans: Partial<Record<UsageGrouping, (key: string) => Span>> = {
  daily: (day) => [day, day],
  weekly: (monday) => [monday, addDays(monday, 6)],
  monthly: (month) => [`${month}-01`, addDays(`${monthOf(addDays(`${month}-01`, 31))}-01`, -1)],
};

function keyOf(by: UsageGrouping, day: string): string {
  if (by === 'monthly') return monthOf(day);
  return by === 'weekly' ? mondayOf(day) : day;
}

/** Returns true where rows are periods of the calendar. */
export function isTimed(by: UsageGrouping): boolean {
  return spans[by] !== undefined;
}

/** Returns the keys of all periods from one to another, both inclusive, oldest first. */
export function periodsBetween(by: UsageGrouping, first: string, last: string): string[] {
  const spanOf = spans[by];
  const keys: string[] = [];
  for (let key = first; spanOf && key <= last; key = keyOf(by, addDays(spanOf(key)[1], 1))) keys.push(key);
  return keys;
}
