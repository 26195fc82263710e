import { bars } from './bars.ts';
import styles from './day-bars.module.css';

const WIDTH = 300;
const HEIGHT = 44;

/** One bar a day, the last one the present day. `titles` name each bar on hover. */
export function DayBars(props: {
  readonly values: readonly number[];
  readonly titles: readonly string[];
  readonly label: string;
}) {
  const drawn = bars(props.values, WIDTH, HEIGHT, 3);
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
    >
      {drawn.map((bar, index) => (
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar has no name but its place; its title changes with its value.
          key={index}
          className={index === drawn.length - 1 ? styles.today : styles.day}
        >
          <title>{props.titles[index]}</title>
          <rect x={bar.x} y={HEIGHT + 0.5} width={bar.width} height={1} className={styles.floor} />
          <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx={1.5} />
        </g>
      ))}
    </svg>
  );
}
