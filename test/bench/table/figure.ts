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

/** What came of measuring one line: a value, or why this machine cannot measure it. */
export type Outcome = (Pick<Figure, 'detail'> & { readonly value: number }) | { readonly why: string };

/** A measurement of a single line, whose name it says before it measures. */
export function measurementOf(
  name: string,
  measure: (bench: Workbench) => Outcome | Promise<Outcome>,
  line: Line,
): readonly Measurement[] {
  const figures = async (bench: Workbench) => {
    bench.say(line.name);
    const outcome = await measure(bench);
    if ('why' in outcome) return [notMeasured(line, outcome.why)];
    return [judge(line, outcome.value, outcome.detail)];
  };
  return [{ name, lines: [line], measure: figures }];
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
