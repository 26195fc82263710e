import styles from './gauge.module.css';

const SIZE = 16;
const RADIUS = 5.5;

/** How full something is, as a slice of a small disc, with its text equivalent. 0 to 100 percent. */
export function Dial(props: { readonly percent: number; readonly label: string; readonly isHigh: boolean }) {
  const percent = Math.min(100, Math.max(0, props.percent));
  return (
    <svg
      width="0.875rem"
      height="0.875rem"
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      role="img"
      aria-label={props.label}
    >
      <circle r={7} className={styles.ring} />
      {percent === 0 ? null : (
        <path className={props.isHigh ? styles.high : styles.fill} d={slice(Math.max(4, percent))} />
      )}
    </svg>
  );
}

/** A slice from the top, clockwise. A whole disc ends just before where it begins. */
function slice(percent: number): string {
  const angle = (Math.min(99.99, percent) / 100) * 2 * Math.PI;
  const x = (RADIUS * Math.sin(angle)).toFixed(2);
  const y = (-RADIUS * Math.cos(angle)).toFixed(2);
  return `M0 0V${-RADIUS}A${RADIUS} ${RADIUS} 0 ${percent > 50 ? 1 : 0} 1 ${x} ${y}Z`;
}
