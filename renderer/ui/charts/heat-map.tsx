import { heatSteps } from './heat.ts';
import styles from './heat-map.module.css';

const WIDTH = 10;
const HEIGHT = 13;
const GAP = 2;
/** From least to most, of a whole cell: size as well as colour says it. */
const sizes = [0.2, 0.5, 0.65, 0.8, 0.9, 1];

/** Rows by columns, each cell larger and darker the more there is. `titles` name the cells on hover. */
export function HeatMap(props: {
  readonly rows: readonly (readonly number[])[];
  readonly titles: (row: number, column: number) => string;
  readonly label: string;
}) {
  const steps = heatSteps(props.rows);
  const columns = steps[0]?.length ?? 0;
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${columns * (WIDTH + GAP) - GAP} ${steps.length * (HEIGHT + GAP) - GAP}`}
      role="img"
      aria-label={props.label}
    >
      {steps.flatMap((row, y) =>
        row.map((step, x) => {
          const left = x * (WIDTH + GAP);
          const top = y * (HEIGHT + GAP);
          // What is nothing is a dot.
          const width = WIDTH * (sizes[step] ?? 1);
          const height = step === 0 ? width : HEIGHT * (sizes[step] ?? 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
            <g key={`${y} ${x}`} className={styles.cell} data-step={step}>
              <title>{props.titles(y, x)}</title>
              <rect x={left} y={top} width={WIDTH} height={HEIGHT} className={styles.area} />
              <rect
                x={left + (WIDTH - width) / 2}
                y={top + (HEIGHT - height) / 2}
                width={width}
                height={height}
                rx={width / 4}
              />
            </g>
          );
        }),
      )}
    </svg>
  );
}
