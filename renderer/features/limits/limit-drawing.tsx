import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { AmountAxis, PlaceAxis, type Plot, plotOf, textWidth } from '../../ui/charts/frame/axes.tsx';
import type { Drawing, Picture } from '../../ui/charts/frame/chart-frame.tsx';
import lines from '../../ui/charts/frame/lines.module.css';
import type { CoursePoint, DrawnCourse, LimitChart } from './course/limit-course.ts';
import { beforeKey, type CourseWords, momentOf, RESET, readingKey } from './course/limit-course-words.ts';
import styles from './limit-drawing.module.css';

type Scale = (value: number) => number;

/** Percent of the window; what would be beyond is cut off. */
const WHOLE = [0, 100] as const;
const TICKS = [0, 50, 100];

/** Draws the window as it runs, and the runs before in a row below. */
export function drawCourse(chart: LimitChart, words: CourseWords, picture: Picture): Drawing {
  const { width, height, rem, mark, active, fills } = picture;
  const write = (percent: number) => words.format.percent(percent);
  const row = chart.before.length === 0 ? 0 : 6 * rem;
  const plot = plotOf({ width, height: height - row, rem }, TICKS.map(write));
  const x = scaleLinear([chart.from, chart.to], [plot.left, plot.right]);
  const y = scaleLinear(WHOLE, [plot.bottom, plot.top]);
  const { current, ahead, readings } = chart;
  const clip = `${fills}-plot`;
  const runs = runPlaces(chart, picture);
  return {
    behind: (
      <>
        <clipPath id={clip}>
          <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} />
        </clipPath>
        <AmountAxis plot={plot} ticks={TICKS} y={y} write={write} />
        <PlaceAxis plot={plot} labels={momentLabels(chart, words, x)} rem={rem} />
        <path className={styles.even} d={`M${x(chart.from)} ${y(0)}L${x(chart.to)} ${y(100)}`} />
        <path className={styles.reset} d={`M${x(chart.to)} ${plot.top}V${plot.bottom}`} />
        {ahead === null ? null : (
          <g clipPath={`url(#${clip})`}>
            <path
              className={lines.cone}
              d={`M${x(ahead.now.at)} ${y(ahead.now.percent)}L${x(chart.to)} ${y(ahead.high)}V${y(ahead.low)}Z`}
            />
            <path
              className={lines.ahead}
              d={`M${x(ahead.now.at)} ${y(ahead.now.percent)}L${x(chart.to)} ${y(ahead.value)}`}
            />
          </g>
        )}
        {current === null ? null : <Stretches course={current} x={x} y={y} />}
        {ahead === null ? null : (
          <circle className={styles.now} cx={x(ahead.now.at)} cy={y(ahead.now.percent)} r={4} />
        )}
        {ahead?.runsOut == null ? null : (
          <RunOut
            x={x(ahead.runsOut)}
            plot={plot}
            rem={rem}
            text={words.texts.runsOut(momentOf(ahead.runsOut, words))}
          />
        )}
      </>
    ),
    marks: (
      <>
        {readings.map((reading, place) => (
          <g
            key={reading.at}
            {...mark(readingKey(reading.at))}
            className={lines.point}
            data-shown={active === readingKey(reading.at)}
          >
            <rect data-hit {...between(readings, place, x)} y={plot.top} height={plot.bottom - plot.top} />
            <circle cx={x(reading.at)} cy={y(reading.percent)} r={3.5} />
          </g>
        ))}
        {ahead === null ? null : (
          <g {...mark(RESET)} className={lines.point} data-shown={active === RESET}>
            <rect
              data-hit
              x={Math.min(plot.right - 2 * rem, x(ahead.now.at) + 4)}
              width={plot.right - Math.min(plot.right - 2 * rem, x(ahead.now.at) + 4)}
              y={plot.top}
              height={plot.bottom - plot.top}
            />
            <circle cx={x(chart.to)} cy={Math.max(plot.top, y(ahead.value))} r={3.5} />
          </g>
        )}
        {runs.map((run) => (
          <Run key={run.course.from} run={run} picture={picture} />
        ))}
      </>
    ),
    front: runs.map((run) => <RunText key={run.course.from} run={run} words={words} rem={rem} />),
  };
}

/** Draws what is known of a run. A reading with nothing known around it is a dot. */
function Stretches({ course, x, y }: { readonly course: DrawnCourse; readonly x: Scale; readonly y: Scale }) {
  const path = line<CoursePoint>(
    ({ at }) => x(at),
    ({ percent }) => y(percent),
  ).digits(1);
  const below = area<CoursePoint>(
    ({ at }) => x(at),
    y(0),
    ({ percent }) => y(percent),
  ).digits(1);
  return course.stretches.map((stretch) => {
    const [first] = stretch;
    if (first === undefined) return null;
    return stretch.length === 1 ? (
      <circle key={first.at} className={styles.alone} cx={x(first.at)} cy={y(first.percent)} r={2} />
    ) : (
      <g key={first.at}>
        <path className={lines.area} d={below(stretch) ?? ''} />
        <path className={lines.line} d={path(stretch) ?? ''} />
      </g>
    );
  });
}

function RunOut(props: {
  readonly x: number;
  readonly plot: Plot;
  readonly rem: number;
  readonly text: string;
}) {
  const { x, plot, rem, text } = props;
  const isRight = x + textWidth(text, rem) + 6 > plot.right;
  return (
    <>
      <path className={styles.out} d={`M${x} ${plot.top}V${plot.bottom}`} />
      <text
        className={styles.outText}
        x={isRight ? x - 6 : x + 6}
        y={plot.bottom - 0.5 * rem}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {text}
      </text>
    </>
  );
}

/** Where an earlier run is drawn. CSS pixels. */
interface RunPlace {
  readonly course: DrawnCourse;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Places the runs before in a row, as many as fit, the newest last. */
function runPlaces({ before }: LimitChart, { width, height, rem }: Picture): readonly RunPlace[] {
  const most = Math.max(1, Math.min(before.length, Math.floor(width / (4.5 * rem))));
  const pitch = width / Math.max(most, 4);
  return before.slice(-most).map((course, place) => ({
    course,
    left: place * pitch,
    right: (place + 1) * pitch - 0.75 * rem,
    top: height - 5 * rem,
  }));
}

/** Draws a run before in a picture of its own. */
function Run({ run, picture }: { readonly run: RunPlace; readonly picture: Picture }) {
  const { course, left, right, top } = run;
  const { rem, mark } = picture;
  const x = scaleLinear([course.from, course.to], [left, right]);
  const y = scaleLinear(WHOLE, [top + 3 * rem, top]);
  return (
    <g {...mark(beforeKey(course))}>
      <rect data-hit x={left} y={top} width={right - left} height={5 * rem} />
      <path className={styles.frame} d={`M${left} ${top}H${right}M${left} ${top + 3 * rem}H${right}`} />
      <Stretches course={course} x={x} y={y} />
    </g>
  );
}

/** Writes below a run what was seen last of it, and when it ended. */
function RunText(props: { readonly run: RunPlace; readonly words: CourseWords; readonly rem: number }) {
  const { run, words, rem } = props;
  const { course, left, top } = run;
  return (
    <>
      <text className={lines.strong} x={left} y={top + 4 * rem}>
        {words.format.percent(course.last.percent)}
      </text>
      <text className={lines.text} x={left} y={top + 5 * rem - 2}>
        {momentOf(course.to, words)}
      </text>
    </>
  );
}

/** Returns the begin, now and the reset. */
function momentLabels({ from, to, ahead, current }: LimitChart, words: CourseWords, x: Scale) {
  const now = ahead?.now.at ?? current?.last.at;
  return [
    { x: x(from), text: momentOf(from, words) },
    ...(now === undefined
      ? []
      : [{ x: x(now), text: ahead === null ? momentOf(now, words) : words.texts.now }]),
    { x: x(to), text: words.texts.resetAt(momentOf(to, words)) },
  ];
}

/** Returns what lies nearer to a reading than to any other. */
function between(readings: readonly CoursePoint[], place: number, x: Scale) {
  const here = x(readings[place]?.at ?? 0);
  const before = readings[place - 1];
  const after = readings[place + 1];
  const from = before === undefined ? here - 6 : (x(before.at) + here) / 2;
  const to = after === undefined ? here + 6 : (x(after.at) + here) / 2;
  return { x: from, width: Math.max(1, to - from) };
}
