import type { Format } from '../../../../electron/shared/format/format.ts';
import {
  type ChartCell,
  type ChartMark,
  type ChartTable,
  type LegendEntry,
  numberCell,
} from '../../../ui/charts/frame/chart-data.ts';
import type { ChartTexts } from '../../../ui/charts/frame/chart-texts.ts';
import type { DrawnCourse, LimitChart } from './limit-course.ts';

/** What of the texts and the reader a chart of a limit needs. */
export interface CourseWords {
  readonly texts: ChartTexts['limit'];
  readonly format: Format;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The key of the mark of the reset. */
export const RESET = 'reset';

/** Returns the key of a reading. */
export function readingKey(at: number): string {
  return `at ${at}`;
}

/** Returns the key of an earlier run. */
export function beforeKey({ from }: DrawnCourse): string {
  return `run ${from}`;
}

/** Returns how a moment is written. */
export function momentOf(at: number, { format, now }: CourseWords): string {
  return format.moment(new Date(at).toISOString(), now);
}

/** Says what is used and what will be. */
export function courseSummary({ current, ahead, to }: LimitChart, words: CourseWords): string {
  const { texts, format } = words;
  const used = ahead?.now.percent ?? current?.last.percent;
  const said = used === undefined ? texts.notSeen : texts.used(format.percent(used));
  const moment = momentOf(to, words);
  if (ahead === null) return `${said} · ${to <= words.now ? texts.wasReset(moment) : texts.resets(moment)}`;
  return `${said} · ${texts.byReset(...estimateOf(ahead, words), moment)}`;
}

/** Returns the entries of the legend that the picture has. */
export function courseLegend({ ahead }: LimitChart, { texts }: CourseWords): readonly LegendEntry[] {
  return [
    { label: texts.seen, series: 1, shape: 'line' },
    { label: texts.even, series: 6, shape: 'dashes' },
    ...(ahead === null ? [] : [{ label: texts.range, series: 1, shape: 'cone' } as const]),
  ];
}

/** Returns the earlier runs, the readings and the reset, in the order of time. */
export function courseMarks(chart: LimitChart, words: CourseWords): readonly ChartMark[] {
  const { texts, format } = words;
  const { before, readings, ahead, to } = chart;
  return [
    ...readings.map(({ at, percent }) => ({
      key: readingKey(at),
      name: momentOf(at, words),
      value: texts.used(format.percent(percent)),
    })),
    ...(ahead === null
      ? []
      : [
          {
            key: RESET,
            name: texts.resetAt(momentOf(to, words)),
            value: texts.about(...estimateOf(ahead, words)),
          },
        ]),
    ...before.map((course) => ({
      key: beforeKey(course),
      name: texts.runUntil(momentOf(course.to, words)),
      value: texts.lastSeen(format.percent(course.last.percent), momentOf(course.last.at, words)),
    })),
  ];
}

/** Returns the reset, the readings, the newest first, and the earlier runs. */
export function courseTable(chart: LimitChart, words: CourseWords): ChartTable {
  const { texts } = words;
  const { before, readings, ahead, to } = chart;
  const percent = (value: number | null) => numberCell(value, (each) => words.format.percent(each));
  const moment = (at: number, text = momentOf(at, words)): ChartCell => ({
    value: new Date(at).toISOString(),
    text,
  });
  const row = (key: string, name: ChartCell, ...figures: readonly (number | null)[]) => ({
    key,
    cells: [name, ...figures.map(percent)],
  });
  return {
    columns: [texts.when, texts.usedColumn, texts.low, texts.high],
    rows: [
      ...(ahead === null
        ? []
        : [row(RESET, moment(to, texts.resetAt(momentOf(to, words))), ahead.value, ahead.low, ahead.high)]),
      ...readings
        .toReversed()
        .map((reading) => row(readingKey(reading.at), moment(reading.at), reading.percent, null, null)),
      ...before
        .toReversed()
        .map((course) =>
          row(
            beforeKey(course),
            moment(course.to, texts.runUntil(momentOf(course.to, words))),
            course.last.percent,
            null,
            null,
          ),
        ),
    ],
  };
}

function estimateOf(
  { value, low, high }: NonNullable<LimitChart['ahead']>,
  { format }: CourseWords,
): [string, string, string] {
  return [format.percent(value), format.percent(low), format.percent(high)];
}
