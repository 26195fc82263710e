import type { UsageModelRow, UsageRow } from '../../../electron/shared/commands.ts';
import { DAY_MS } from '../../../electron/shared/durations.ts';
import type { Plot } from '../../ui/charts/frame/axes.tsx';
import { SERIES } from '../../ui/charts/frame/chart-data.ts';

/** What the bars measure. */
export type Measure = 'tokens' | 'cost';

/** A model of the chart, or all that have no series of their own. Null: the sessions do not say. */
export type StackSeries =
  | { readonly kind: 'model'; readonly model: string | null }
  | { readonly kind: 'others'; readonly count: number };

/** One day, `YYYY-MM-DD`. `parts` are in the order of the series and add up to `total`. */
export interface StackDay {
  readonly day: string;
  readonly parts: readonly number[];
  readonly total: number;
  /** True where a part has no known price, so that the cost is a lower bound. */
  readonly isLowerBound: boolean;
}

/** Days, oldest first, by model, most first. */
export interface DayStack {
  readonly series: readonly StackSeries[];
  readonly days: readonly StackDay[];
}

/** Returns the local day so many days before another. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Stacks daily rows by model over the days up to `today`. Models beyond the first five are one series. */
export function stackDays(
  rows: readonly UsageRow[],
  today: string,
  count: number,
  measure: Measure,
): DayStack {
  const amount = amountOf(measure);
  const byDay = new Map(rows.map((row) => [row.key, row]));
  const names = Array.from({ length: count }, (_, place) => dayBefore(today, count - 1 - place));
  const sums = new Map<string | null, number>();
  for (const name of names) {
    for (const part of byDay.get(name)?.models ?? []) {
      sums.set(part.model, (sums.get(part.model) ?? 0) + amount(part));
    }
  }
  const models = [...sums]
    .filter(([, sum]) => sum > 0)
    .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
    .map(([model]) => model);
  const own = models.length < SERIES ? models : models.slice(0, SERIES - 1);
  const others = models.length - own.length;
  const days = names.map((day): StackDay => {
    const row = byDay.get(day);
    const parts = own.map((model) => sumOf(row, amount, (name) => name === model));
    if (others > 0) parts.push(sumOf(row, amount, (name) => !own.includes(name)));
    return {
      day,
      parts,
      total: parts.reduce((sum, part) => sum + part, 0),
      isLowerBound: measure === 'cost' && row !== undefined && row.costUsd === null,
    };
  });
  return {
    series: [
      ...own.map((model): StackSeries => ({ kind: 'model', model })),
      ...(others > 0 ? [{ kind: 'others', count: others } as const] : []),
    ],
    days,
  };
}

/** Returns the series by which a place in the stack is drawn, from 1 on. */
export function seriesOf(stack: DayStack, place: number): number {
  return stack.series[place]?.kind === 'others' ? SERIES : place + 1;
}

/** A part of a bar. CSS pixels. */
export interface StackBox {
  readonly place: number;
  readonly y: number;
  readonly height: number;
}

/** A bar with its parts, from the bottom. `x` and `width` without the gap to the next. */
export interface StackBar {
  readonly day: string;
  readonly x: number;
  readonly width: number;
  readonly boxes: readonly StackBox[];
}

/** Places the bars of a stack. `y` is the place of an amount. Parts of nothing have no box. */
export function stackBars(
  { days }: DayStack,
  { left, right }: Plot,
  y: (amount: number) => number,
): readonly StackBar[] {
  const pitch = (right - left) / Math.max(1, days.length);
  const gap = Math.min(3, pitch * 0.3);
  return days.map(({ day, parts }, index) => {
    let below = 0;
    const boxes: StackBox[] = [];
    parts.forEach((part, place) => {
      if (part <= 0) return;
      boxes.push({ place, y: y(below + part), height: y(below) - y(below + part) });
      below += part;
    });
    return { day, x: left + index * pitch + gap / 2, width: Math.max(1, pitch - gap), boxes };
  });
}

function amountOf(measure: Measure): (row: UsageModelRow) => number {
  return measure === 'tokens'
    ? ({ tokens }) => tokens.total
    : ({ costUsd, costLowerBoundUsd }) => costUsd ?? costLowerBoundUsd ?? 0;
}

function sumOf(
  row: UsageRow | undefined,
  amount: (row: UsageModelRow) => number,
  counts: (model: string | null) => boolean,
): number {
  return (row?.models ?? []).reduce((sum, part) => (counts(part.model) ? sum + amount(part) : sum), 0);
}

function compare(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
