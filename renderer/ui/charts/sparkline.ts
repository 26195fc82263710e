import { area, curveMonotoneX, line } from 'd3-shape';

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
  const x = (index: number) => inset + index * step;
  const y = (value: number) => height - inset - (Math.max(0, value) / most) * (height - 2 * inset);
  const points = [...values];
  // Monotone: between two values it never goes above or below both.
  const drawLine = line<number>(
    (_, index) => x(index),
    (value) => y(value),
  )
    .curve(curveMonotoneX)
    .digits(2);
  const drawArea = area<number>(
    (_, index) => x(index),
    y(0),
    (value) => y(value),
  )
    .curve(curveMonotoneX)
    .digits(2);
  return { line: drawLine(points) ?? '', area: drawArea(points) ?? '' };
}
