import { type LegendEntry, type LineShape, SERIES } from './chart-data.ts';
import styles from './series.module.css';
import spans from './spans.module.css';

/** Strokes over the colour of each series, in a tile of 6 by 6, so that no two differ by colour alone. */
const strokes: readonly string[] = [
  '',
  'M-1 7L7 -1',
  'M0 1.5H6M0 4.5H6',
  'M-1 -1L7 7',
  'M1.5 0V6M4.5 0V6',
  'M-1 7L7 -1M-1 -1L7 7',
];

/** Names the fill of a series, from 1 on; what has none of its own shares the last. */
export function seriesFill(id: string, series: number): string {
  return `url(#${id}-${Math.min(series, SERIES)})`;
}

/** Defines the fills of all series; `id` tells those of one chart from those of another. */
export function SeriesFills({ id }: { readonly id: string }) {
  return (
    <defs>
      {strokes.map((stroke, place) => (
        <pattern key={stroke} id={`${id}-${place + 1}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} className={styles.colour} data-series={place + 1} />
          {stroke === '' ? null : <path d={stroke} className={styles.stroke} />}
        </pattern>
      ))}
    </defs>
  );
}

/** How lines of a form are broken. */
const dashes: Readonly<Record<LineShape, string | undefined>> = {
  line: undefined,
  dashes: '3 2',
  dots: '1 3',
  'dash-dot': '5 2 1 2',
  long: '6 2',
  fine: '2 1',
};

/** Draws a line of a series, broken as its entry of the legend is. `d` is an SVG path. */
export function SeriesLine(props: {
  readonly d: string;
  readonly series: number;
  readonly shape: LineShape;
}) {
  return (
    <path
      d={props.d}
      className={styles.line}
      data-series={props.series}
      strokeDasharray={dashes[props.shape]}
    />
  );
}

/** What each series is, with the colour and pattern it is drawn in, and its value. */
export function Legend(props: {
  readonly id: string;
  readonly entries: readonly LegendEntry[];
  readonly values: readonly (string | null)[];
  readonly isShown: boolean;
}) {
  return (
    <ul className={styles.legend} aria-hidden="true" data-shown={props.isShown}>
      {props.entries.map((entry, place) => (
        <li key={`${entry.series} ${entry.label}`} className={styles.entry}>
          <Swatch id={props.id} entry={entry} />
          <span className={styles.label} title={entry.label}>
            <bdi>{entry.label}</bdi>
          </span>
          <span className={styles.value}>{props.values[place] ?? ''}</span>
        </li>
      ))}
    </ul>
  );
}

function Swatch({ id, entry }: { readonly id: string; readonly entry: LegendEntry }) {
  const { series, shape = 'box' } = entry;
  return (
    <svg viewBox="0 0 14 12" width="0.875rem" height="0.75rem" aria-hidden="true" data-swatch>
      {shape === 'box' ? (
        <rect width={14} height={12} rx={2} fill={seriesFill(id, series)} />
      ) : shape === 'alarm' ? (
        <rect width={14} height={12} rx={2} className={styles.alarm} />
      ) : shape === 'late' || shape === 'gap' ? (
        <rect x={0.5} y={0.5} width={13} height={11} className={spans.swatch} data-kind={shape} />
      ) : shape === 'cone' ? (
        <path d="M0 11L14 1V11Z" className={styles.colour} data-series={series} opacity={0.35} />
      ) : (
        <path d="M0 6H14" className={styles.line} data-series={series} strokeDasharray={dashes[shape]} />
      )}
    </svg>
  );
}
