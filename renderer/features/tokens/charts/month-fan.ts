import type { UsageRow } from '../../../../electron/shared/commands.ts';
import { DAY_MS } from '../../../../electron/shared/durations.ts';
import type { Estimate } from '../../../../electron/shared/outlook.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import type { Measure } from './day-stack.ts';

/** One day of the month. `at` is its end, or now: milliseconds since the epoch. */
export interface MonthDay {
  readonly day: string;
  readonly at: number;
  /** Of the day alone. */
  readonly amount: number;
  /** Since the month began. */
  readonly sum: number;
}

/** The calendar month: what it holds so far, and what it will come to. Times are milliseconds since the epoch. */
export interface MonthFan {
  readonly measure: Measure;
  readonly from: number;
  readonly to: number;
  /** Local days, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Up to today. */
  readonly days: readonly MonthDay[];
  /** By the end of the month; null while that cannot be said. */
  readonly forecast: Estimate | null;
  /** What the plan costs a month, US dollars; null where it is not known, or no cost is shown. */
  readonly plan: number | null;
}

/** Adds up the month day by day: in US dollars where all of it has a known price, else in tokens. */
export function monthFan(
  { usage, outlook, pricing }: MonthParts,
  rows: readonly UsageRow[],
  now: number,
): MonthFan {
  const measure = usage.month.costUsd === null ? 'tokens' : 'cost';
  const from = Date.parse(usage.month.from);
  const to = Date.parse(usage.month.to);
  const today = usage.days.at(-1)?.day ?? '';
  const byDay = new Map(rows.map((row) => [row.key, row]));
  const days: MonthDay[] = [];
  let sum = 0;
  for (let place = 0; place < Number(today.slice(8)); place += 1) {
    const day = dayOfMonth(today, place + 1);
    const row = byDay.get(day);
    const amount = measure === 'tokens' ? (row?.tokens.total ?? 0) : (row?.costUsd ?? 0);
    sum += amount;
    days.push({ day, amount, sum, at: day === today ? now : from + (place + 1) * DAY_MS });
  }
  const forecast = measure === 'tokens' ? outlook.month?.tokens : outlook.month?.costUsd;
  return {
    measure,
    from,
    to,
    firstDay: dayOfMonth(today, 1),
    lastDay: dayOfMonth(today, Math.round((to - from) / DAY_MS)),
    days,
    forecast: forecast ?? null,
    plan: measure === 'cost' ? (pricing.month.subscription?.planUsdPerMonth ?? null) : null,
  };
}

type MonthParts = Pick<Snapshot, 'usage' | 'outlook' | 'pricing'>;

/** Returns the largest amount that is drawn. */
export function monthTop({ days, forecast, plan }: MonthFan): number {
  return Math.max(days.at(-1)?.sum ?? 0, forecast?.high ?? 0, plan ?? 0);
}

function dayOfMonth(day: string, number: number): string {
  return `${day.slice(0, 8)}${String(number).padStart(2, '0')}`;
}
