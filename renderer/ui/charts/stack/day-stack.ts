import { DAY_MS } from '../../../../electron/shared/durations.ts';
import type { Plot } from '../frame/axes.tsx';
import { SERIES } from '../frame/chart-data.ts';

/** Something of which each day has a part, or all that have no series of their own. A name of null is not recorded. */
export type StackSeries =
  | { readonly kind: 'one'; readonly name: string | null }
  | { readonly kind: 'others'; readonly count: number };

/** One day, `YYYY-MM-DD`. `parts` are in the order of the series and add up to `total`; null is not known. */
export interface StackDay {
  readonly day: string;
  readonly parts: readonly (number | null)[];
  readonly total: number;
  /** True where more belongs to it whose amount is not known. */
  readonly isLowerBound: boolean;
  /** Where the total is not known, which is then 0 and without parts: whether it was never read, or is not given. */
  readonly unknown?: 'not-read' | 'not-given' | undefined;
  /** True where it may rise still. */
  readonly mayRise?: boolean;
}

/** Days, oldest first, by series, the largest first. */
export interface DayStack {
  readonly series: readonly StackSeries[];
  readonly days: readonly StackDay[];
}

/** What a day has, by name. */
export interface DayParts {
  readonly amounts: ReadonlyMap<string | null, number>;
  readonly isLowerBound?: boolean;
}

/** Returns the local day so many days before another. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Stacks the days up to `today`, with all between. Names beyond the first five are one series. */
export function stackDays(byDay: ReadonlyMap<string, DayParts>, today: string, count: number): DayStack {
  const days = Array.from({ length: count }, (_, place) => dayBefore(today, count - 1 - place));
  const sums = new Map<string | null, number>();
  for (const day of days) {
    for (const [name, amount] of byDay.get(day)?.amounts ?? []) {
      sums.set(name, (sums.get(name) ?? 0) + amount);
    }
  }
  const names = [...sums]
    .filter(([, sum]) => sum > 0)
    .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
    .map(([name]) => name);
  const own = names.length < SERIES ? names : names.slice(0, SERIES - 1);
  const others = names.length - own.length;
  return {
    series: [
      ...own.map((name): StackSeries => ({ kind: 'one', name })),
      ...(others > 0 ? [{ kind: 'others', count: others } as const] : []),
    ],
    days: days.map((day) => stackDay(day, byDay.get(day), own, others > 0)),
  };
}

function stackDay(
  day: string,
  of: DayParts | undefined,
  own: readonly (string | null)[],
  hasOthers: boolean,
): StackDay {
  const amounts = of?.amounts ?? new Map<string | null, number>();
  const parts = own.map((name) => amounts.get(name) ?? 0);
  if (hasOthers) {
    parts.push([...amounts].reduce((sum, [name, part]) => (own.includes(name) ? sum : sum + part), 0));
  }
  const total = parts.reduce((sum, part) => sum + part, 0);
  return { day, parts, total, isLowerBound: of?.isLowerBound ?? false };
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
      if (part === null || part <= 0) return;
      boxes.push({ place, y: y(below + part), height: y(below) - y(below + part) });
      below += part;
    });
    return { day, x: left + index * pitch + gap / 2, width: Math.max(1, pitch - gap), boxes };
  });
}

function compare(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
