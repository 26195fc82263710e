import { arc } from 'd3-shape';
import styles from './gauge.module.css';

const SIZE = 16;
const slice = arc<{ readonly to: number }>()
  .innerRadius(0)
  .outerRadius(5.5)
  .startAngle(0)
  .endAngle(({ to }) => to)
  .digits(2);

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
        <path
          className={props.isHigh ? styles.high : styles.fill}
          d={slice({ to: (Math.max(4, percent) / 100) * 2 * Math.PI }) ?? ''}
        />
      )}
    </svg>
  );
}
