import { scaleQuantize } from 'd3-scale';

/** Steps of a heat map above nothing at all, from least to most. */
export const HEAT_STEPS = 5;

/** The step of each value: 0 for nothing, 1 to `HEAT_STEPS` for a share of the largest. */
export function heatSteps(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const most = Math.max(0, ...rows.flat());
  const step = scaleQuantize(
    // By the root, so that one busy hour does not make all others look alike.
    [0, Math.sqrt(most)],
    Array.from({ length: HEAT_STEPS }, (_, index) => index + 1),
  );
  return rows.map((row) => row.map((value) => (value <= 0 ? 0 : step(Math.sqrt(value)))));
}

/** Where the largest value stands; null where all are nothing. */
export function hottest(
  rows: readonly (readonly number[])[],
): { readonly row: number; readonly column: number; readonly value: number } | null {
  let found: { row: number; column: number; value: number } | null = null;
  rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value > (found?.value ?? 0)) found = { row, column, value };
    });
  });
  return found;
}
