/** SVG paths of a sparkline: the line, and the area below it. Empty where there is nothing to draw. */
export interface SparklinePaths {
  readonly line: string;
  readonly area: string;
}

/**
 * Spreads the values evenly over the width, from 0 at the bottom to the largest at the top. `inset`
 * keeps the stroke inside the box. All lengths are SVG user units.
 */
export function sparklinePaths(
  values: readonly number[],
  width: number,
  height: number,
  inset = 1,
): SparklinePaths {
  const most = Math.max(0, ...values);
  if (values.length < 2 || most === 0) return { line: '', area: '' };
  const step = (width - 2 * inset) / (values.length - 1);
  const points = values.map((value, index) => {
    const x = inset + index * step;
    const y = height - inset - (Math.max(0, value) / most) * (height - 2 * inset);
    return `${round(x)} ${round(y)}`;
  });
  const line = `M${points.join('L')}`;
  const base = round(height - inset);
  return { line, area: `${line}L${round(width - inset)} ${base}L${round(inset)} ${base}Z` };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
