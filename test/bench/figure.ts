import type { Workbench } from './workbench.ts';

/** One measured figure. */
export interface Figure {
  readonly name: string;
  /** Null where this machine cannot measure it; `detail` then says why. */
  readonly value: number | null;
  /** What stands behind the number, such as `ms` or `of ccusage`. */
  readonly unit: string;
  /** The most that `value` may be; null for what is told for comparison only. */
  readonly goal: number | null;
  /** What it was measured against, in the unit of `detail`'s figures. */
  readonly peer?: { readonly name: string; readonly value: number; readonly unit: string };
  /** Null where there is nothing to meet or nothing was measured. */
  readonly met: boolean | null;
  readonly detail: string;
}

/** Something the bench can measure; `--only` names it. */
export interface Measurement {
  readonly name: string;
  measure(bench: Workbench): Promise<Figure[]>;
}

type Measured = Omit<Figure, 'met' | 'value'> & { readonly value: number };

/** A figure that meets its goal where it is at or below it. */
export function judge(figure: Measured): Figure {
  return { ...figure, met: figure.goal === null ? null : figure.value <= figure.goal };
}

/** A figure that this machine cannot measure. */
export function notMeasured(name: string, unit: string, goal: number, why: string): Figure {
  return { name, value: null, unit, goal, met: null, detail: `Not measured: ${why}` };
}

/** The value below which the given share (0 to 1) of all values lies; the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError('There is no quantile of nothing.');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
