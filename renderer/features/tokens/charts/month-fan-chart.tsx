import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useMemo } from 'react';
import type { UsageReport } from '../../../../electron/shared/commands.ts';
import { DAY_MS } from '../../../../electron/shared/durations.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { type LocaleContext, useLocale } from '../../../i18n/locale-context.tsx';
import type { Route } from '../../../state/navigation/route.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { AmountAxis, PlaceAxis, plotOf } from '../../../ui/charts/frame/axes.tsx';
import {
  type ChartMark,
  type ChartTable,
  type LegendEntry,
  numberCell,
  textCell,
} from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../../ui/charts/frame/chart-texts.ts';
import lines from '../../../ui/charts/frame/lines.module.css';
import { writeAmount } from './day-stack-chart.tsx';
import { type MonthFan, monthFan, monthTop } from './month-fan.ts';

const noRows: UsageReport['rows'] = [];

/** The key of the mark at the end of the month. */
const FORECAST = 'forecast';

type Words = { readonly texts: ChartTexts['month']; readonly format: LocaleContext['format'] };

/** What the calendar month has cost so far, and what it will come to, against the price of the plan. */
export function MonthFanChart(props: { readonly snapshot: Snapshot; readonly opens?: Route | undefined }) {
  const { snapshot } = props;
  const { format, now } = useLocale();
  const { month: texts } = useChartTexts();
  const { api } = usePageState();
  const today = snapshot.usage.days.at(-1)?.day ?? '';
  const since = `${today.slice(0, 8)}01`;
  const answer = useAnswer(
    () => api.getUsageReport({ by: 'daily', since }),
    [since, minuteKey(snapshot.usage.newestAt)],
  );
  const rows = answer.state === 'known' ? answer.value.rows : noRows;
  const fan = useMemo(() => monthFan(snapshot, rows, now), [snapshot, rows, now]);
  const words = { texts, format };
  return (
    <ChartFrame
      title={fan.measure === 'cost' ? texts.title : texts.titleTokens}
      file="codex-month"
      opens={props.opens}
      summary={monthSummary(fan, words)}
      answer={answer}
      legend={monthLegend(fan, words)}
      marks={monthMarks(fan, words)}
      table={monthTable(fan, words)}
      height={12}
      draw={(picture) => drawMonth(fan, words, picture)}
    >
      {fan.measure === 'cost' ? null : <p className={lines.note}>{texts.unpriced}</p>}
    </ChartFrame>
  );
}

function monthSummary({ days, forecast, measure }: MonthFan, { texts, format }: Words): string {
  const write = writeAmount(measure, format);
  const soFar = texts.soFar(write(days.at(-1)?.sum ?? 0));
  if (forecast === null) return `${soFar} · ${texts.tooEarly}`;
  return `${soFar} · ${texts.byEnd(write(forecast.value), write(forecast.low), write(forecast.high))}`;
}

function monthLegend(
  { forecast, plan, measure }: MonthFan,
  { texts, format }: Words,
): readonly LegendEntry[] {
  const write = writeAmount(measure, format);
  return [
    { label: texts.used, series: 1, shape: 'line' },
    ...(forecast === null ? [] : [{ label: texts.range, series: 1, shape: 'cone' } as const]),
    ...(plan === null
      ? []
      : [{ label: texts.plan, series: 3, shape: 'dashes', value: write(plan) } as const]),
  ];
}

function monthMarks(fan: MonthFan, { texts, format }: Words): readonly ChartMark[] {
  const { days, forecast, lastDay, measure } = fan;
  const write = writeAmount(measure, format);
  const marks: ChartMark[] = days.map(({ day, amount, sum }) => ({
    key: day,
    name: format.day(day),
    value: texts.dayOf(write(sum), write(amount)),
  }));
  if (forecast === null) return marks;
  const value = texts.about(write(forecast.value), write(forecast.low), write(forecast.high));
  return [...marks, { key: FORECAST, name: texts.forecastOf(format.day(lastDay)), value }];
}

function monthTable(fan: MonthFan, { texts, format }: Words): ChartTable {
  const { days, forecast, lastDay, measure } = fan;
  const write = writeAmount(measure, format);
  const cell = (amount: number | null) => numberCell(amount, write);
  const ahead =
    forecast === null
      ? []
      : [
          {
            key: FORECAST,
            cells: [
              textCell(texts.forecastOf(format.day(lastDay))),
              ...[null, forecast.value, forecast.low, forecast.high].map(cell),
            ],
          },
        ];
  const past = days.toReversed().map(({ day, amount, sum }) => ({
    key: day,
    cells: [{ value: day, text: format.day(day) }, ...[amount, sum, null, null].map(cell)],
  }));
  return { columns: [texts.day, texts.onDay, texts.sum, texts.low, texts.high], rows: [...ahead, ...past] };
}

function drawMonth(fan: MonthFan, { format }: Words, picture: Picture): Drawing {
  const { width, height, rem, active, mark } = picture;
  const { days, forecast, plan, from, to, measure, firstDay, lastDay } = fan;
  const write = writeAmount(measure, format);
  const domain = scaleLinear([0, monthTop(fan) || 1], [0, 1]);
  const ticks = domain.ticks(3);
  const plot = plotOf({ width, height, rem }, ticks.map(write));
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const x = scaleLinear([from, to], [plot.left, plot.right]);
  const last = days.at(-1);
  const course = [{ at: from, sum: 0 }, ...days];
  const path = line<{ readonly at: number; readonly sum: number }>(
    ({ at }) => x(at),
    ({ sum }) => y(sum),
  ).digits(1);
  const below = area<{ readonly at: number; readonly sum: number }>(
    ({ at }) => x(at),
    y(0),
    ({ sum }) => y(sum),
  ).digits(1);
  const half = (x(from + DAY_MS) - x(from)) / 2;
  const today = last === undefined ? '' : format.day(last.day);
  return {
    behind: (
      <>
        <AmountAxis plot={plot} ticks={ticks} y={y} write={write} />
        <PlaceAxis
          plot={plot}
          rem={rem}
          labels={[
            { x: plot.left, text: format.day(firstDay) },
            { x: x(last?.at ?? from), text: today },
            { x: plot.right, text: format.day(lastDay) },
          ]}
        />
        <path className={lines.area} d={below(course) ?? ''} />
        {forecast === null || last === undefined ? null : (
          <>
            <path
              className={lines.cone}
              d={`M${x(last.at)} ${y(last.sum)}L${x(to)} ${y(forecast.high)}V${y(forecast.low)}Z`}
            />
            <path className={lines.ahead} d={`M${x(last.at)} ${y(last.sum)}L${x(to)} ${y(forecast.value)}`} />
          </>
        )}
        {plan === null ? null : <path className={lines.level} d={`M${plot.left} ${y(plan)}H${plot.right}`} />}
        <path className={lines.line} d={path(course) ?? ''} />
      </>
    ),
    marks: (
      <>
        {days.map(({ day, at, sum }) => (
          <g
            key={day}
            {...mark(day)}
            className={lines.point}
            data-shown={day === active || day === last?.day}
          >
            <rect data-hit x={x(at) - half} y={plot.top} width={2 * half} height={plot.bottom - plot.top} />
            <circle cx={x(at)} cy={y(sum)} r={3.5} />
          </g>
        ))}
        {forecast === null ? null : (
          <g {...mark(FORECAST)} className={lines.point} data-shown={active === FORECAST}>
            <rect data-hit x={x(to) - half} y={plot.top} width={2 * half} height={plot.bottom - plot.top} />
            <circle cx={x(to)} cy={y(forecast.value)} r={3.5} />
          </g>
        )}
      </>
    ),
  };
}
