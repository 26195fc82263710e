import { DAY_MS } from '../../../../electron/shared/durations.ts';
import type { Usage } from '../../../../electron/shared/usage.ts';
import { type LocaleContext, useLocale } from '../../../i18n/locale-context.tsx';
import { usePageState } from '../../../state/page-context.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { PlaceAxis, textWidth } from '../../../ui/charts/frame/axes.tsx';
import {
  type ChartMark,
  type ChartTable,
  numberCell,
  textCell,
} from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../../ui/charts/frame/chart-texts.ts';
import lines from '../../../ui/charts/frame/lines.module.css';
import { heatSteps, hottest } from '../../../ui/charts/heat.ts';
import styles from './hours-chart.module.css';

type Hours = readonly (readonly number[])[];

interface Words extends Pick<LocaleContext, 'format'> {
  readonly texts: ChartTexts['hours'];
  /** From Monday on. */
  readonly long: readonly string[];
  readonly short: readonly string[];
}

/** A Monday, to name weekdays by. */
const MONDAY = Date.UTC(2026, 0, 5);
const WEEK = 7;
const DAY = 24;

/** From least to most, of a whole cell: size as well as colour says it. */
const sizes = [0.2, 0.5, 0.65, 0.8, 0.9, 1];

/** Tokens by hour and weekday over twelve weeks. */
export function HoursChart({ usage }: { readonly usage: Usage }) {
  const { format, language } = useLocale();
  const { hours: texts } = useChartTexts();
  const { api } = usePageState();
  // An hour more or less changes little in twelve weeks.
  const answer = useAnswer(() => api.getWeekHours(), [usage.newestAt?.slice(0, 'YYYY-MM-DDTHH'.length)]);
  const hours: Hours = answer.state === 'known' ? answer.value.hours : [];
  const words = { texts, format, long: weekdays(language, 'long'), short: weekdays(language, 'short') };
  return (
    <ChartFrame
      title={texts.title}
      file="codex-hours"
      summary={answer.state === 'waiting' ? ' ' : hoursSummary(hours, words)}
      answer={answer}
      columns={DAY}
      marks={hourMarks(hours, words)}
      table={hourTable(hours, words)}
      height={WEEK * 1.5 + 1.5}
      draw={(picture) => drawHours(hours, words, picture)}
    ></ChartFrame>
  );
}

function weekdays(language: string, weekday: 'long' | 'short'): readonly string[] {
  const form = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return Array.from({ length: WEEK }, (_, index) => form.format(MONDAY + index * DAY_MS));
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function hoursSummary(hours: Hours, { texts, long, format }: Words): string {
  const most = hottest(hours);
  return most === null
    ? texts.none
    : texts.most(long[most.row] ?? '', hourText(most.column), format.tokens(most.value));
}

function keyOf(weekday: number, hour: number): string {
  return `${weekday} ${hour}`;
}

function hourMarks(hours: Hours, { texts, long, format }: Words): readonly ChartMark[] {
  return hours.flatMap((day, weekday) =>
    day.map((tokens, hour) => ({
      key: keyOf(weekday, hour),
      name: texts.hourOf(long[weekday] ?? '', hourText(hour)),
      value: format.tokens(tokens),
    })),
  );
}

function hourTable(hours: Hours, { texts, long, format }: Words): ChartTable {
  return {
    columns: [texts.weekday, ...Array.from({ length: DAY }, (_, hour) => hourText(hour))],
    rows: hours.map((day, weekday) => ({
      key: String(weekday),
      cells: [
        textCell(long[weekday] ?? ''),
        ...day.map((tokens) => numberCell(tokens, (each) => format.tokens(each))),
      ],
    })),
  };
}

function drawHours(hours: Hours, { short }: Words, picture: Picture): Drawing {
  const { width, height, rem, mark, active } = picture;
  const left = Math.max(...short.map((name) => textWidth(name, rem))) + 0.75 * rem;
  const column = (width - left) / DAY;
  const bottom = height - 1.5 * rem;
  const row = bottom / WEEK;
  const cell = { width: Math.min(column - 2, 1.6 * row), height: row - 2 };
  const labels = [0, 6, 12, 18].map((hour) => ({ x: left + (hour + 0.5) * column, text: hourText(hour) }));
  return {
    behind: (
      <>
        <PlaceAxis plot={{ left, right: width, top: 0, bottom }} labels={labels} rem={rem} />
        {short.map((name, weekday) => (
          <text key={name} className={lines.text} x={0} y={(weekday + 0.5) * row} dy="0.33em">
            {name}
          </text>
        ))}
      </>
    ),
    marks: heatSteps(hours).flatMap((steps, weekday) =>
      steps.map((step, hour) => {
        const key = keyOf(weekday, hour);
        const size = sizes[step] ?? 1;
        const [x, y] = [left + (hour + 0.5) * column, (weekday + 0.5) * row];
        // What is nothing is a dot.
        const wide = step === 0 ? Math.min(cell.width, cell.height) * size : cell.width * size;
        const high = step === 0 ? wide : cell.height * size;
        return (
          <g key={key} {...mark(key)} className={styles.cell} data-step={step} data-active={active === key}>
            <rect data-hit x={x - column / 2} y={y - row / 2} width={column} height={row} />
            <rect x={x - wide / 2} y={y - high / 2} width={wide} height={high} rx={Math.min(3, wide / 4)} />
          </g>
        );
      }),
    ),
  };
}
