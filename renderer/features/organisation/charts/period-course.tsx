import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { memo } from 'react';
import type { OrganisationPeriod } from '../../../../electron/shared/contract/organisation-view.ts';
import { AmountAxis, PlaceAxis, plotOf } from '../../../ui/charts/frame/axes.tsx';
import {
  type ChartMark,
  type ChartTable,
  type LegendEntry,
  type LineShape,
  numberCell,
  textCell,
} from '../../../ui/charts/frame/chart-data.ts';
import type { ChartFrameProps, Drawing, Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import { SeriesLine } from '../../../ui/charts/frame/series.tsx';
import { spansOf, TimeSpans } from '../../../ui/charts/frame/spans.tsx';
import type { MarkProps } from '../../../ui/charts/frame/use-marks.ts';
import { stateLegend } from '../../../ui/charts/stack/draw-stack.tsx';
import styles from './period-course.module.css';
import { type PeriodWords, unknownOf } from './period-words.ts';

/** A period on the axis of time. */
export interface LinePoint {
  readonly key: string;
  /** Set where nothing is known of it. */
  readonly unknown: 'not-read' | 'not-given' | undefined;
  readonly mayRise: boolean;
}

/** A line over the periods; null is not known, and a gap of the line. */
export interface PeriodLine {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** In the legend while nothing is pointed at. */
  readonly value?: string;
}

export interface LineWords extends PeriodWords {
  readonly write: (amount: number) => string;
  /** What a period comes to, where it is known. */
  readonly value: (place: number) => string;
}

/** Returns the points of periods. `amountOf` says what is known of one. */
export function pointsOf(
  periods: readonly OrganisationPeriod[],
  amountOf: (period: OrganisationPeriod, place: number) => number | null,
): readonly LinePoint[] {
  return periods.map((period, place) => ({
    key: period.key,
    unknown: unknownOf(period, amountOf(period, place)),
    mayRise: period.mayStillRise,
  }));
}

/** Returns what the frame of a chart shows of lines. `more` are columns of the table that have no line. */
export function lineFigures(
  points: readonly LinePoint[],
  all: readonly PeriodLine[],
  words: LineWords,
  more: readonly PeriodLine[] = [],
): Pick<ChartFrameProps, 'legend' | 'marks' | 'table' | 'draw'> {
  return {
    legend: lineLegend(points, all, words),
    marks: lineMarks(points, all, words),
    table: lineTable(points, all, words, more),
    draw: (picture) => drawLines(points, all, words, picture),
  };
}

const shapes: readonly LineShape[] = ['line', 'dashes', 'dots', 'dash-dot', 'long', 'fine'];
const shapeOf = (place: number): LineShape => shapes[place % shapes.length] ?? 'line';

function lineLegend(
  points: readonly LinePoint[],
  all: readonly PeriodLine[],
  words: LineWords,
): readonly LegendEntry[] {
  return [
    ...all.map(({ label, value }, place) => ({
      label,
      series: place + 1,
      shape: shapeOf(place),
      ...(value === undefined ? {} : { value }),
    })),
    ...stateLegend(points, words.states),
  ];
}

function stateText({ unknown, mayRise }: LinePoint, { states }: LineWords): string | null {
  if (unknown !== undefined) return unknown === 'not-read' ? states.notRead : states.notGiven;
  return mayRise ? states.mayRise : null;
}

function lineMarks(
  points: readonly LinePoint[],
  all: readonly PeriodLine[],
  words: LineWords,
): readonly ChartMark[] {
  return points.map((point, place) => {
    const state = stateText(point, words);
    const amount = words.value(place);
    return {
      key: point.key,
      name: words.name(point.key),
      value:
        point.unknown !== undefined
          ? (state ?? '')
          : [amount, state].filter((text) => text !== null && text !== '').join(', '),
      parts: all.map(({ values }) => {
        const value = values[place] ?? null;
        return value === null ? null : words.write(value);
      }),
    };
  });
}

/** Returns the periods as rows, the newest first. `more` are columns that have no line. */
function lineTable(
  points: readonly LinePoint[],
  all: readonly PeriodLine[],
  words: LineWords,
  more: readonly PeriodLine[],
): ChartTable {
  const columns = [...all, ...more];
  return {
    columns: [words.column, ...columns.map(({ label }) => label), words.states.state],
    rows: points
      .map((point, place) => ({
        key: point.key,
        cells: [
          { value: point.key, text: words.name(point.key) },
          ...columns.map(({ values }) => numberCell(values[place] ?? null, words.write)),
          textCell(stateText(point, words) ?? ''),
        ],
      }))
      .reverse(),
  };
}

/** Draws a line for each series. A value between two that are not known is a dot. */
function drawLines(
  points: readonly LinePoint[],
  all: readonly PeriodLine[],
  words: LineWords,
  picture: Picture,
): Drawing {
  const { width, height, rem, active, mark } = picture;
  const most = all.reduce(
    (top, { values }) => values.reduce<number>((high, value) => Math.max(high, value ?? 0), top),
    0,
  );
  const domain = scaleLinear([0, most === 0 ? 1 : most], [0, 1]).nice(3);
  const ticks = most === 0 ? [0] : domain.ticks(3);
  const plot = { ...plotOf({ width, height, rem }, ticks.map(words.write)), top: rem };
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const pitch = (plot.right - plot.left) / Math.max(1, points.length);
  const edge = (place: number) => plot.left + place * pitch;
  const x = (place: number) => edge(place + 0.5);
  const path = line<number | null>(
    (_, place) => x(place),
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .digits(1);
  const kinds = points.map(({ unknown, mayRise }) =>
    unknown === 'not-read' ? 'gap' : mayRise ? 'late' : null,
  );
  const labels = points.flatMap(({ key }, place) =>
    (points.length - 1 - place) % words.every === 0 ? [{ x: x(place), text: words.axis(key) }] : [],
  );
  const at = active === null ? -1 : points.findIndex(({ key }) => key === active);
  return {
    behind: (
      <>
        <TimeSpans
          spans={spansOf(kinds, (place) => [edge(place), edge(place + 1)])}
          plot={plot}
          rem={rem}
          words={{ late: words.states.mayRise, gap: words.states.notRead }}
        />
        <AmountAxis plot={plot} ticks={ticks} y={y} write={words.write} />
        <PlaceAxis plot={plot} labels={labels} rem={rem} />
        {all.map(({ key, values }, place) => (
          <g key={key}>
            <SeriesLine d={path([...values]) ?? ''} series={place + 1} shape={shapeOf(place)} />
            {values.map((value, at) =>
              value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null ? (
                <circle
                  key={points[at]?.key ?? at}
                  className={styles.dot}
                  data-series={place + 1}
                  cx={x(at)}
                  cy={y(value)}
                  r={2.5}
                />
              ) : null,
            )}
          </g>
        ))}
      </>
    ),
    marks: points.map(({ key }, place) => (
      <Place
        key={key}
        {...mark(key)}
        x={edge(place)}
        width={pitch}
        top={plot.top}
        height={plot.bottom - plot.top}
      />
    )),
    front: all.map(({ key, values }, series) => {
      const value = values[at] ?? null;
      return value === null ? null : (
        <circle key={key} className={styles.dot} data-series={series + 1} cx={x(at)} cy={y(value)} r={3.5} />
      );
    }),
  };
}

type PlaceProps = MarkProps & {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
};

/** What is pointed at. Hundreds stand side by side, of which a step by keys changes two. */
const Place = memo(function Place({ x, width, top, height, ...mark }: PlaceProps) {
  return (
    <g {...mark}>
      <rect data-hit x={x} y={top} width={width} height={height} />
    </g>
  );
});
