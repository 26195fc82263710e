import { scaleLinear } from 'd3-scale';
import { AmountAxis, PlaceAxis, plotOf } from '../frame/axes.tsx';
import type { ChartMark, ChartTable, LegendEntry } from '../frame/chart-data.ts';
import { numberCell } from '../frame/chart-data.ts';
import type { Drawing, Picture } from '../frame/chart-frame.tsx';
import { seriesFill } from '../frame/series.tsx';
import { type DayStack, type StackSeries, seriesOf, stackBars } from './day-stack.ts';
import styles from './draw-stack.module.css';

/** How a stack is written. */
export interface StackWords {
  readonly write: (amount: number) => string;
  /** Of a sum that may be larger. */
  readonly atLeast: (amount: string) => string;
  readonly day: (day: string) => string;
  readonly name: (series: StackSeries) => string;
  /** Headings of the table. */
  readonly columns: { readonly day: string; readonly total: string };
}

/** Returns an entry for each series, with its sum over all days. */
export function stackLegend(stack: DayStack, { write, name }: StackWords): readonly LegendEntry[] {
  return stack.series.map((series, place) => ({
    label: name(series),
    series: seriesOf(stack, place),
    value: write(stack.days.reduce((sum, { parts }) => sum + (parts[place] ?? 0), 0)),
  }));
}

/** Returns each day with what each series has of it. */
export function stackMarks(stack: DayStack, words: StackWords): readonly ChartMark[] {
  const { write } = words;
  return stack.days.map(({ day, parts, total, isLowerBound }) => ({
    key: day,
    name: words.day(day),
    value: isLowerBound ? words.atLeast(write(total)) : write(total),
    parts: parts.map((part) => (part === 0 ? null : write(part))),
  }));
}

/** Returns the days as rows, the newest first. */
export function stackTable(stack: DayStack, words: StackWords): ChartTable {
  const { write } = words;
  return {
    columns: [words.columns.day, ...stack.series.map(words.name), words.columns.total],
    rows: stack.days.toReversed().map(({ day, parts, total, isLowerBound }) => ({
      key: day,
      cells: [
        { value: day, text: words.day(day) },
        ...parts.map((part) => numberCell(part, write)),
        isLowerBound ? { value: total, text: words.atLeast(write(total)) } : numberCell(total, write),
      ],
    })),
  };
}

/** Draws a bar a day, its parts one on the other. */
export function drawStack(stack: DayStack, words: StackWords, picture: Picture): Drawing {
  const { width, height, rem, active, mark, fills } = picture;
  const { write } = words;
  const most = Math.max(0, ...stack.days.map(({ total }) => total));
  const domain = scaleLinear([0, most === 0 ? 1 : most], [0, 1]);
  // Amounts that are counts have no ticks between them.
  const ticks =
    most === 0 ? [0] : domain.ticks(3).filter((tick) => (most < 10 ? Number.isInteger(tick) : true));
  const plot = plotOf({ width, height, rem }, ticks.map(write));
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const bars = stackBars(stack, plot, y);
  // From today back, a week or two apart, so that each label is the same weekday.
  const step = stack.days.length > 40 ? 14 : 7;
  const labels = bars.flatMap(({ day, x, width: bar }, index) =>
    (bars.length - 1 - index) % step === 0 ? [{ x: x + bar / 2, text: words.day(day) }] : [],
  );
  return {
    behind: (
      <>
        <AmountAxis plot={plot} ticks={ticks} y={y} write={write} />
        <PlaceAxis plot={plot} labels={labels} rem={rem} />
      </>
    ),
    marks: bars.map((bar) => (
      <g
        key={bar.day}
        {...mark(bar.day)}
        className={styles.day}
        data-dim={active !== null && active !== bar.day}
      >
        <rect data-hit x={bar.x - 1} y={plot.top} width={bar.width + 2} height={plot.bottom - plot.top} />
        {bar.boxes.map(({ place, y: top, height: tall }) => (
          <rect
            key={place}
            x={bar.x}
            y={top}
            width={bar.width}
            // A hairline of the ground between two parts.
            height={Math.max(0.5, tall - (tall > 3 ? 1 : 0))}
            fill={seriesFill(fills, seriesOf(stack, place))}
          />
        ))}
      </g>
    )),
  };
}
