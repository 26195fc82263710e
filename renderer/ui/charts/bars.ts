/** One bar, in SVG user units from the top left. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Bars that fill the width with an equal gap, the largest value at full height. A value above zero is
 * at least one unit high, so that little is not shown as nothing; zero has no height. Without a scale of d3, which is
 * large and comes with the first chart of the desk.
 */
export function bars(values: readonly number[], width: number, height: number, gap: number): readonly Bar[] {
  const most = Math.max(0, ...values);
  const pitch = (width + gap) / Math.max(1, values.length);
  return values.map((value, index) => {
    const rise = value > 0 && most > 0 ? Math.max(1, (value / most) * height) : 0;
    return {
      x: round(index * pitch),
      y: round(height - rise),
      width: round(pitch - gap),
      height: round(rise),
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
