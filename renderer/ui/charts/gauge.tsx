import { arc } from 'd3-shape';
import styles from './gauge.module.css';

const SIZE = 36;
const OUTER = 17;
const INNER = 14;
/** Open at the bottom, as gauges are. */
const FROM = -0.75 * Math.PI;
const TO = 0.75 * Math.PI;

const ring = arc<{ readonly to: number }>()
  .innerRadius(INNER)
  .outerRadius(OUTER)
  .cornerRadius((OUTER - INNER) / 2)
  .startAngle(FROM)
  .endAngle(({ to }) => to)
  .digits(2);

/** How full something is, as an arc that fills clockwise, with its text equivalent. 0 to 100 percent. */
export function Gauge(props: {
  readonly percent: number;
  readonly label: string;
  /** The percentage as written in the middle. */
  readonly figure: string;
  readonly isHigh: boolean;
  /** Across, in rem. */
  readonly size?: number;
}) {
  const percent = Math.min(100, Math.max(0, props.percent));
  const size = `${props.size ?? 2.25}rem`;
  return (
    <svg
      width={size}
      height={size}
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      role="img"
      aria-label={props.label}
    >
      <path className={styles.track} d={ring({ to: TO }) ?? ''} />
      {percent === 0 ? null : (
        <path
          className={props.isHigh ? styles.high : styles.fill}
          d={ring({ to: FROM + ((TO - FROM) * Math.max(4, percent)) / 100 }) ?? ''}
        />
      )}
      <text className={styles.figure} textAnchor="middle" dy="0.36em">
        {props.figure}
      </text>
    </svg>
  );
}
