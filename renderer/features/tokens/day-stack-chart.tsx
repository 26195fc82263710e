import { scaleLinear } from 'd3-scale';
import { useMemo, useState } from 'react';
import type { UsageReport } from '../../../electron/shared/commands.ts';
import type { Usage } from '../../../electron/shared/usage.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { usePageState } from '../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../state/use-answer.ts';
import { AmountAxis, PlaceAxis, plotOf } from '../../ui/charts/frame/axes.tsx';
import {
  type ChartMark,
  type ChartTable,
  type LegendEntry,
  numberCell,
  textCell,
} from '../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import { seriesFill } from '../../ui/charts/frame/series.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import {
  type DayStack,
  dayBefore,
  type Measure,
  type StackSeries,
  seriesOf,
  stackBars,
  stackDays,
} from './day-stack.ts';
import styles from './day-stack-chart.module.css';

type Span = 30 | 90;
const spans: readonly Span[] = [30, 90];

/** What of the texts and the reader a chart of days needs. */
type Words = { readonly texts: ChartTexts['days']; readonly format: LocaleContext['format'] };

const noRows: UsageReport['rows'] = [];

/** Tokens or cost of each day, stacked by model. */
export function DayStackChart(props: { readonly usage: Usage; readonly opens?: Route }) {
  const { format } = useLocale();
  const { days: texts } = useChartTexts();
  const { api } = usePageState();
  const [span, setSpan] = useState<Span>(30);
  const [measure, setMeasure] = useState<Measure>('tokens');
  const today = props.usage.days.at(-1)?.day ?? '';
  const since = today === '' ? '' : dayBefore(today, span - 1);
  const answer = useAnswer(
    () => api.getUsageReport({ by: 'daily', since }),
    `${since} ${minuteKey(props.usage.newestAt)}`,
  );
  const rows = answer.state === 'known' ? answer.value.rows : noRows;
  const stack = useMemo(
    () => (today === '' ? { series: [], days: [] } : stackDays(rows, today, span, measure)),
    [rows, today, span, measure],
  );
  const words = { texts, format };
  const whole = stack.days.reduce((sum, { total }) => sum + total, 0);
  const write = writeAmount(measure, format);
  const lowerBounds = stack.days.filter(({ isLowerBound }) => isLowerBound).length;
  const title = measure === 'tokens' ? texts.title : texts.titleCost;
  return (
    <ChartFrame
      title={title}
      file={`codex-${measure}-by-day`}
      {...(props.opens === undefined ? {} : { opens: props.opens })}
      controls={
        <>
          <Segments
            label={texts.measure}
            value={measure}
            choices={[
              { value: 'tokens', name: texts.tokens },
              { value: 'cost', name: texts.cost },
            ]}
            onChoose={setMeasure}
          />
          <Segments
            label={texts.span}
            value={span}
            choices={spans.map((value) => ({ value, name: texts.spans[value] }))}
            onChoose={setSpan}
          />
        </>
      }
      summary={
        whole === 0
          ? answer.state === 'known'
            ? texts.none
            : ' '
          : texts.summary(write(whole), write(whole / span))
      }
      isWaiting={answer.state === 'waiting'}
      legend={stackLegend(stack, measure, words)}
      marks={stackMarks(stack, measure, words)}
      table={stackTable(stack, measure, words)}
      height={13}
      draw={(picture) => drawStack(stack, measure, words, picture)}
    >
      {lowerBounds === 0 ? null : <p className={styles.note}>{texts.unpriced(lowerBounds)}</p>}
      {answer.state === 'failed' ? (
        <p className={styles.note}>
          <HostText>{answer.why}</HostText>
        </p>
      ) : null}
    </ChartFrame>
  );
}

/** Returns how an amount of a measure is written. */
export function writeAmount(measure: Measure, format: LocaleContext['format']): (amount: number) => string {
  return measure === 'tokens'
    ? (amount) => format.tokens(Math.round(amount))
    : (amount) => format.usd(amount);
}

function seriesName(series: StackSeries, texts: ChartTexts['days']): string {
  return series.kind === 'others' ? texts.others(series.count) : (series.model ?? texts.unknown);
}

function stackLegend(stack: DayStack, measure: Measure, { texts, format }: Words): readonly LegendEntry[] {
  const write = writeAmount(measure, format);
  return stack.series.map((series, place) => ({
    label: seriesName(series, texts),
    series: seriesOf(stack, place),
    value: write(stack.days.reduce((sum, { parts }) => sum + (parts[place] ?? 0), 0)),
  }));
}

/** Returns each day with what each model used of it. */
function stackMarks(stack: DayStack, measure: Measure, { texts, format }: Words): readonly ChartMark[] {
  const write = writeAmount(measure, format);
  return stack.days.map(({ day, parts, total, isLowerBound }) => ({
    key: day,
    name: format.day(day),
    value: isLowerBound ? texts.atLeast(write(total)) : write(total),
    parts: parts.map((part) => (part === 0 ? null : write(part))),
  }));
}

/** Returns the days as rows, the newest first. */
function stackTable(stack: DayStack, measure: Measure, { texts, format }: Words): ChartTable {
  const write = writeAmount(measure, format);
  return {
    columns: [texts.day, ...stack.series.map((series) => seriesName(series, texts)), texts.total],
    rows: stack.days.toReversed().map(({ day, parts, total, isLowerBound }) => ({
      key: day,
      cells: [
        { ...textCell(day), text: format.day(day) },
        ...parts.map((part) => numberCell(part, write)),
        isLowerBound ? { value: total, text: texts.atLeast(write(total)) } : numberCell(total, write),
      ],
    })),
  };
}

function drawStack(stack: DayStack, measure: Measure, { format }: Words, picture: Picture): Drawing {
  const { width, height, rem, active, mark, fills } = picture;
  const write = writeAmount(measure, format);
  const most = Math.max(0, ...stack.days.map(({ total }) => total));
  const domain = scaleLinear([0, most === 0 ? 1 : most], [0, 1]);
  const ticks = most === 0 ? [0] : domain.ticks(3);
  const plot = plotOf({ width, height, rem }, ticks.map(write));
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const bars = stackBars(stack, plot, y);
  // From today back, a week or two apart, so that each label is the same weekday.
  const step = stack.days.length > 40 ? 14 : 7;
  const labels = bars.flatMap(({ day, x, width: bar }, index) =>
    (bars.length - 1 - index) % step === 0 ? [{ x: x + bar / 2, text: format.day(day) }] : [],
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
