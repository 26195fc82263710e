import styles from './axes.module.css';

/** The part of a picture in which marks are drawn, within space for the labels of both axes. CSS pixels. */
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

/** Leaves space for the labels of the amounts at the begin, and for one line of labels below. */
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

/** A label where it is drawn, and what it takes of the line. */
interface PlacedLabel extends PlaceLabel {
  readonly anchor: 'start' | 'middle' | 'end';
  readonly from: number;
  readonly to: number;
}

/** Puts a label at its place, or as near to it as lets it stay within the plot. */
function placed({ x, text }: PlaceLabel, { left, right }: Plot, rem: number): PlacedLabel {
  const wide = textWidth(text, rem);
  if (x + wide / 2 > right) return { x: right, text, anchor: 'end', from: right - wide, to: right };
  if (x - wide / 2 < left) return { x: left, text, anchor: 'start', from: left, to: left + wide };
  return { x, text, anchor: 'middle', from: x - wide / 2, to: x + wide / 2 };
}

/** Leaves out labels that would touch the one after. The last is always kept. */
export function fitting(labels: readonly PlaceLabel[], plot: Plot, rem: number): readonly PlacedLabel[] {
  const kept: PlacedLabel[] = [];
  for (const label of labels.toReversed()) {
    const own = placed(label, plot, rem);
    const next = kept.at(-1);
    if (next === undefined || next.from - own.to >= rem / 2) kept.push(own);
  }
  return kept.toReversed();
}

/** Draws the labels below the plot. */
export function PlaceAxis(props: {
  readonly plot: Plot;
  readonly labels: readonly PlaceLabel[];
  readonly rem: number;
}) {
  const { plot, rem } = props;
  return fitting(props.labels, plot, rem).map(({ x, text, anchor }) => (
    <text key={`${x} ${text}`} className={styles.text} x={x} y={plot.bottom + rem} textAnchor={anchor}>
      {text}
    </text>
  ));
}
