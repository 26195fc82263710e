import { scaleLinear } from 'd3-scale';
import { memo } from 'react';
import { AmountAxis, PlaceAxis, plotOf } from '../frame/axes.tsx';
import type { ChartMark, ChartTable, LegendEntry } from '../frame/chart-data.ts';
import { numberCell, textCell } from '../frame/chart-data.ts';
import type { ChartFrameProps, Drawing, Picture } from '../frame/chart-frame.tsx';
import { seriesFill } from '../frame/series.tsx';
import { spansOf, TimeSpans } from '../frame/spans.tsx';
import type { MarkProps } from '../frame/use-marks.ts';
import {
  type DayStack,
  type StackBox,
  type StackDay,
  type StackSeries,
  seriesOf,
  stackBars,
} from './day-stack.ts';
import styles from './draw-stack.module.css';

/** How a stack is written. */
export interface StackWords {
  readonly write: (amount: number) => string;
  /** Of a sum that may be larger. */
  readonly atLeast: (amount: string) => string;
  readonly day: (day: string) => string;
  /** As `day`, where the axis has a shorter form. */
  readonly axis?: (day: string) => string;
  /** How many bars are from one label of the axis to the next. Default: those of a week or two of days. */
  readonly every?: number;
  readonly name: (series: StackSeries) => string;
  /** Headings of the table. */
  readonly columns: { readonly day: string; readonly total: string };
  /** Where days may be unknown or rise still: the words for it, the last as the heading of its column. */
  readonly states?: StackStates;
}

export interface StackStates {
  readonly notRead: string;
  readonly notGiven: string;
  readonly mayRise: string;
  readonly state: string;
}

/** Returns what is said of a day beside its amount; null for nothing. */
function stateOf({ unknown, mayRise }: StackDay, states: StackStates | undefined): string | null {
  if (states === undefined) return null;
  if (unknown !== undefined) return unknown === 'not-read' ? states.notRead : states.notGiven;
  return mayRise === true ? states.mayRise : null;
}

/** Returns the entries of the legend for stretches that may rise still or were never read, where there are any. */
export function stateLegend(
  days: readonly Pick<StackDay, 'unknown' | 'mayRise'>[],
  states: StackStates,
): readonly LegendEntry[] {
  const has = (test: (day: Pick<StackDay, 'unknown' | 'mayRise'>) => boolean) => days.some(test);
  return [
    ...(has(({ mayRise }) => mayRise === true)
      ? [{ label: states.mayRise, series: 1, shape: 'late' } as const]
      : []),
    ...(has(({ unknown }) => unknown === 'not-read')
      ? [{ label: states.notRead, series: 1, shape: 'gap' } as const]
      : []),
  ];
}

/** Returns what the frame of a chart shows of a stack. */
export function stackFigures(
  stack: DayStack,
  words: StackWords,
): Pick<ChartFrameProps, 'legend' | 'marks' | 'table' | 'draw'> {
  return {
    legend: stackLegend(stack, words),
    marks: stackMarks(stack, words),
    table: stackTable(stack, words),
    draw: (picture) => drawStack(stack, words, picture),
  };
}

/** Returns an entry for each series, with its sum over all days. */
function stackLegend(stack: DayStack, { write, name, states }: StackWords): readonly LegendEntry[] {
  const entries = stack.series.map((series, place) => ({
    label: name(series),
    series: seriesOf(stack, place),
    value: write(stack.days.reduce((sum, { parts }) => sum + (parts[place] ?? 0), 0)),
  }));
  return states === undefined ? entries : [...entries, ...stateLegend(stack.days, states)];
}

/** Returns each day with what each series has of it. */
function stackMarks(stack: DayStack, words: StackWords): readonly ChartMark[] {
  const { write } = words;
  return stack.days.map((of) => {
    const { day, parts, total, isLowerBound, unknown } = of;
    const state = stateOf(of, words.states);
    const amount = isLowerBound ? words.atLeast(write(total)) : write(total);
    return {
      key: day,
      name: words.day(day),
      value: state === null ? amount : unknown === undefined ? `${amount}, ${state}` : state,
      parts: parts.map((part) => (part === null || part === 0 ? null : write(part))),
    };
  });
}

/** Returns the days as rows, the newest first. */
function stackTable(stack: DayStack, words: StackWords): ChartTable {
  const { write, states } = words;
  const stateColumn = states === undefined ? [] : [states.state];
  return {
    columns: [words.columns.day, ...stack.series.map(words.name), words.columns.total, ...stateColumn],
    rows: stack.days.toReversed().map((of) => {
      const { day, parts, total, isLowerBound, unknown } = of;
      const isKnown = unknown === undefined;
      return {
        key: day,
        cells: [
          { value: day, text: words.day(day) },
          ...stack.series.map((_, place) => numberCell(isKnown ? (parts[place] ?? null) : null, write)),
          isLowerBound
            ? { value: total, text: words.atLeast(write(total)) }
            : numberCell(isKnown ? total : null, write),
          ...stateColumn.map(() => textCell(stateOf(of, states) ?? '')),
        ],
      };
    }),
  };
}

/** Draws a bar a day, its parts one on the other. */
function drawStack(stack: DayStack, words: StackWords, picture: Picture): Drawing {
  const { width, height, rem, active, mark, fills } = picture;
  const { write } = words;
  // Parts may come to more than the total, where both are given.
  const most = Math.max(
    0,
    ...stack.days.map(({ total, parts }) =>
      Math.max(
        total,
        parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
      ),
    ),
  );
  const domain = scaleLinear([0, most === 0 ? 1 : most], [0, 1]);
  // Amounts that are counts have no ticks between them.
  const ticks =
    most === 0 ? [0] : domain.ticks(3).filter((tick) => (most < 10 ? Number.isInteger(tick) : true));
  const whole = plotOf({ width, height, rem }, ticks.map(write));
  const { states } = words;
  // A line for the words of stretches.
  const plot = states === undefined ? whole : { ...whole, top: rem };
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const bars = stackBars(stack, plot, y);
  // From today back, a week or two apart, so that each label is the same weekday.
  const step = words.every ?? (stack.days.length > 40 ? 14 : 7);
  const label = words.axis ?? words.day;
  const labels = bars.flatMap(({ day, x, width: bar }, index) =>
    (bars.length - 1 - index) % step === 0 ? [{ x: x + bar / 2, text: label(day) }] : [],
  );
  const kinds = stack.days.map(({ unknown, mayRise }) =>
    states === undefined ? null : unknown === 'not-read' ? 'gap' : mayRise === true ? 'late' : null,
  );
  const pitch = (plot.right - plot.left) / Math.max(1, bars.length);
  const series = stack.series.map((_, place) => seriesOf(stack, place)).join();
  return {
    behind: (
      <>
        {states === undefined ? null : (
          <TimeSpans
            spans={spansOf(kinds, (place) => [plot.left + place * pitch, plot.left + (place + 1) * pitch])}
            plot={plot}
            rem={rem}
            words={{ late: states.mayRise, gap: states.notRead }}
          />
        )}
        <AmountAxis plot={plot} ticks={ticks} y={y} write={write} />
        <PlaceAxis plot={plot} labels={labels} rem={rem} />
      </>
    ),
    marks: bars.map((bar, index) => (
      <Bar
        key={bar.day}
        {...mark(bar.day)}
        // As text, so that a bar of the same form is not drawn again.
        boxes={JSON.stringify(bar.boxes)}
        x={bar.x}
        width={bar.width}
        top={plot.top}
        bottom={plot.bottom}
        series={series}
        fills={fills}
        isDim={active !== null && active !== bar.day && bars.length <= MOST_DIMMED}
        isOpen={kinds[index] === 'late' && bar.width > 4}
      />
    )),
  };
}

/** Beyond so many bars the one that is read out is marked by its words alone: to dim all others takes long. */
const MOST_DIMMED = 120;

type BarProps = MarkProps & {
  /** What `StackBar` has, as JSON. */
  readonly boxes: string;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** The series of each place, with commas between. */
  readonly series: string;
  readonly fills: string;
  readonly isDim: boolean;
  readonly isOpen: boolean;
};

/** One day. Hundreds stand side by side, of which a step by keys changes two. */
const Bar = memo(function Bar(props: BarProps) {
  const { boxes, x, width, top, bottom, series, fills, isDim, isOpen, ...mark } = props;
  const places = series.split(',');
  return (
    <g {...mark} className={styles.day} data-dim={isDim} data-open={isOpen}>
      <rect data-hit x={x - 1} y={top} width={width + 2} height={bottom - top} />
      {(JSON.parse(boxes) as readonly StackBox[]).map(({ place, y, height }) => (
        <rect
          key={place}
          x={x}
          y={y}
          width={width}
          // A hairline of the ground between two parts.
          height={Math.max(0.5, height - (height > 3 ? 1 : 0))}
          fill={seriesFill(fills, Number(places[place]))}
          data-series={places[place]}
        />
      ))}
    </g>
  );
});
