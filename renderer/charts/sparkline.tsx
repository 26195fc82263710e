import styles from './sparkline.module.css';
import { sparklinePaths } from './sparkline.ts';

const WIDTH = 64;
const HEIGHT = 20;

/** A small line of recent values with its text equivalent. Draws a base line where all are zero. */
export function Sparkline(props: { readonly values: readonly number[]; readonly label: string }) {
  const { line, area } = sparklinePaths(props.values, WIDTH, HEIGHT, 1.5);
  return (
    <svg
      className={styles.sparkline}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={props.label}
    >
      {line === '' ? (
        <path className={styles.base} d={`M1.5 ${HEIGHT - 1.5}H${WIDTH - 1.5}`} />
      ) : (
        <>
          <path className={styles.area} d={area} />
          <path className={styles.line} d={line} />
        </>
      )}
    </svg>
  );
}
