import { type Plot, textWidth } from './axes.tsx';
import styles from './spans.module.css';

/** A stretch along the axis of time. CSS pixels. `late`: its figures may rise still. `gap`: they were never read. */
export interface Span {
  readonly kind: 'late' | 'gap';
  readonly from: number;
  readonly to: number;
}

/** Joins places that are alike and side by side. `edges` gives where a place begins and ends, in CSS pixels. */
export function spansOf(
  kinds: readonly (Span['kind'] | null)[],
  edges: (place: number) => readonly [from: number, to: number],
): readonly Span[] {
  const spans: Span[] = [];
  kinds.forEach((kind, place) => {
    if (kind === null) return;
    const [from, to] = edges(place);
    const last = spans.at(-1);
    if (last !== undefined && kinds[place - 1] === kind) spans[spans.length - 1] = { ...last, to };
    else spans.push({ kind, from, to });
  });
  return spans;
}

/** Draws stretches behind the marks, each with its word where that fits above it; the legend has the words always. */
export function TimeSpans(props: {
  readonly spans: readonly Span[];
  readonly plot: Plot;
  readonly rem: number;
  readonly words: Readonly<Record<Span['kind'], string>>;
}) {
  const { plot, rem } = props;
  return props.spans.map(({ kind, from, to }) => {
    const word = props.words[kind];
    const width = Math.max(1, to - from);
    return (
      <g key={`${kind} ${from}`}>
        <rect
          className={styles.span}
          data-kind={kind}
          x={from}
          y={plot.top}
          width={width}
          height={plot.bottom - plot.top}
        />
        {kind === 'late' ? (
          <path className={styles.edge} d={`M${Math.round(from) + 0.5} ${plot.top}V${plot.bottom}`} />
        ) : null}
        {textWidth(word, rem) + rem / 4 > width ? null : (
          <text className={styles.word} x={from + width / 2} y={plot.top - 3} textAnchor="middle">
            {word}
          </text>
        )}
      </g>
    );
  });
}
