import styles from './sparkline.module.css';
import { sparklinePaths } from './sparkline.ts';

const WIDTH = 64;
const HEIGHT = 20;
const INSET = 1.5;

/**
 * A small line of recent values with its text equivalent, which moves on by one as each new value comes.
 * Draws a base line where all are zero.
 */
export function Sparkline(props: {
  readonly values: readonly number[];
  readonly label: string;
  /** As high as a line of small text. */
  readonly small?: boolean;
  /** As large as what is around it leaves it; `data-fills` names it to the styles of that. */
  readonly fills?: boolean;
}) {
  const { values } = props;
  const scale = props.small === true ? 0.75 : 1;
  const size =
    props.fills === true
      ? ({ 'data-fills': true, preserveAspectRatio: 'none' } as const)
      : { width: `${(WIDTH / 16) * scale}rem`, height: `${(HEIGHT / 16) * scale}rem` };
  const { line, area } = sparklinePaths(values, WIDTH, HEIGHT, INSET);
  return (
    <svg
      className={styles.sparkline}
      {...size}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={props.label}
    >
      {line === '' ? (
        <path className={styles.base} d={`M${INSET} ${HEIGHT - INSET}H${WIDTH - INSET}`} />
      ) : (
        // A new minute makes a new line; a value that grows within its minute does not.
        <g key={values.slice(0, -1).join(' ')} className={styles.moving}>
          <path className={styles.area} d={area} />
          <path className={styles.line} d={line} />
        </g>
      )}
    </svg>
  );
}
