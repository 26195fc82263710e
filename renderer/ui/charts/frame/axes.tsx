import styles from './axes.module.css';

/** The part of a picture in which marks are drawn, within room for the labels of both axes. CSS pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** About how wide a letter of the smallest text is, in rem. */
const LETTER = 0.4;

/** Estimates the width of a small text. */
export function textWidth(text: string, rem: number): number {
  return text.length * LETTER * rem;
}

/** Leaves room for the labels of the amounts at the begin, and for one line of labels below. */
export function plotOf(
  size: { readonly width: number; readonly height: number; readonly rem: number },
  labels: readonly string[],
): Plot {
  const { width, height, rem } = size;
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, rem)));
  return {
    left: widest === 0 ? 0 : Math.ceil(widest + 0.5 * rem),
    right: width,
    top: 0.5 * rem,
    bottom: height - 1.25 * rem,
  };
}

/** Draws a line across for each amount, with the amount at its begin. */
export function AmountAxis(props: {
  readonly plot: Plot;
  readonly ticks: readonly number[];
  readonly y: (amount: number) => number;
  readonly write: (amount: number) => string;
}) {
  const { plot, ticks, y, write } = props;
  return ticks.map((tick) => (
    <g key={tick}>
      <path
        className={tick === 0 ? styles.base : styles.grid}
        d={`M${plot.left} ${Math.round(y(tick)) + 0.5}H${plot.right}`}
      />
      <text className={styles.text} x={plot.left - 6} y={y(tick)} dy="0.33em" textAnchor="end">
        {write(tick)}
      </text>
    </g>
  ));
}

/** A label below the picture. */
export interface PlaceLabel {
  readonly x: number;
  readonly text: string;
}

/** Leaves out labels that would touch the one before. The last is always kept. */
export function fitting(labels: readonly PlaceLabel[], rem: number): readonly PlaceLabel[] {
  const kept: PlaceLabel[] = [];
  for (const label of labels.toReversed()) {
    const next = kept.at(-1);
    const need = (textWidth(label.text, rem) + textWidth(next?.text ?? '', rem)) / 2 + rem / 2;
    if (next === undefined || next.x - label.x >= need) kept.push(label);
  }
  return kept.toReversed();
}

/** Draws the labels below the plot. Those at its ends stay within it. */
export function PlaceAxis(props: {
  readonly plot: Plot;
  readonly labels: readonly PlaceLabel[];
  readonly rem: number;
}) {
  const { plot, rem } = props;
  return fitting(props.labels, rem).map(({ x, text }) => {
    const half = textWidth(text, rem) / 2;
    const anchor = x - half < plot.left ? 'start' : x + half > plot.right ? 'end' : 'middle';
    const at = anchor === 'start' ? Math.max(x - half, plot.left) : anchor === 'end' ? plot.right : x;
    return (
      <text key={`${x} ${text}`} className={styles.text} x={at} y={plot.bottom + rem} textAnchor={anchor}>
        {text}
      </text>
    );
  });
}
