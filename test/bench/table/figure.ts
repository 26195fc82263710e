import type { Workbench } from '../workbench/workbench.ts';

/** What is measured, and the goal it has. */
export interface Line {
  readonly name: string;
  /** What stands behind the number, such as `of ccusage`. */
  readonly unit: string;
  /** The most that the value may be. */
  readonly goal: number;
  /** What it is measured against, and how. */
  readonly against: string;
}

/** A line with what was measured. */
export interface Figure extends Line {
  /** Null where this machine cannot measure it; `detail` then says why. */
  readonly value: number | null;
  /** Null where nothing was measured. */
  readonly met: boolean | null;
  readonly detail: string;
}

/** Something the bench can measure; `--only` names it. */
export interface Measurement {
  readonly name: string;
  /** The lines it gives, in their order. */
  readonly lines: readonly Line[];
  measure(bench: Workbench): Promise<Figure[]>;
}

/** A figure that meets its goal where it is at or below it. */
export function judge(line: Line, value: number, detail: string): Figure {
  return { ...line, value, met: value <= line.goal, detail };
}

/** A figure that this machine cannot measure. */
export function notMeasured(line: Line, why: string): Figure {
  return { ...line, value: null, met: null, detail: `Not measured: ${why}` };
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
