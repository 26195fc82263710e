import { heatSteps } from './heat.ts';
import styles from './heat-map.module.css';

const CELL = 10;
const GAP = 2;
const PITCH = CELL + GAP;
/** From least to most: size as well as colour says it. */
const sides = [2, 5, 6.5, 8, 9, 10];

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
      viewBox={`0 0 ${columns * PITCH - GAP} ${steps.length * PITCH - GAP}`}
      role="img"
      aria-label={props.label}
    >
      {steps.flatMap((row, y) =>
        row.map((step, x) => {
          const side = sides[step] ?? CELL;
          const inset = (CELL - side) / 2;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
            <g key={`${y} ${x}`} className={styles.cell} data-step={step}>
              <title>{props.titles(y, x)}</title>
              <rect x={x * PITCH} y={y * PITCH} width={CELL} height={CELL} className={styles.area} />
              <rect x={x * PITCH + inset} y={y * PITCH + inset} width={side} height={side} rx={side / 4} />
            </g>
          );
        }),
      )}
    </svg>
  );
}
