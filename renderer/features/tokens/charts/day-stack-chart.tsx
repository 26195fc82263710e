import { useMemo, useState } from 'react';
import type { UsageReport } from '../../../../electron/shared/commands.ts';
import type { Usage } from '../../../../electron/shared/usage.ts';
import { type LocaleContext, useLocale } from '../../../i18n/locale-context.tsx';
import type { Route } from '../../../state/navigation/route.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import { useChartTexts } from '../../../ui/charts/frame/chart-texts.ts';
import lines from '../../../ui/charts/frame/lines.module.css';
import { dayBefore } from '../../../ui/charts/stack/day-stack.ts';
import { type StackWords, stackFigures } from '../../../ui/charts/stack/draw-stack.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { type Measure, stackModels } from './day-stack.ts';

type Span = 30 | 90;
const spans: readonly Span[] = [30, 90];

const noRows: UsageReport['rows'] = [];

/** Tokens or cost of each day, stacked by model. */
export function DayStackChart(props: { readonly usage: Usage; readonly opens?: Route | undefined }) {
  const { format } = useLocale();
  const { days: texts } = useChartTexts();
  const { api } = usePageState();
  const [span, setSpan] = useState<Span>(30);
  const [measure, setMeasure] = useState<Measure>('tokens');
  const today = props.usage.days.at(-1)?.day ?? '';
  const since = today === '' ? '' : dayBefore(today, span - 1);
  const answer = useAnswer(
    () => api.getUsageReport({ by: 'daily', since }),
    [since, minuteKey(props.usage.newestAt)],
  );
  const rows = answer.state === 'known' ? answer.value.rows : noRows;
  const stack = useMemo(
    () => (today === '' ? { series: [], days: [] } : stackModels(rows, today, span, measure)),
    [rows, today, span, measure],
  );
  const words: StackWords = {
    write: writeAmount(measure, format),
    atLeast: texts.atLeast,
    day: format.day,
    name: (series) =>
      series.kind === 'others' ? texts.others(series.count) : (series.name ?? texts.unknown),
    columns: { day: texts.day, total: texts.total },
  };
  const whole = stack.days.reduce((sum, { total }) => sum + total, 0);
  const { write } = words;
  const lowerBounds = stack.days.filter(({ isLowerBound }) => isLowerBound).length;
  const title = measure === 'tokens' ? texts.title : texts.titleCost;
  return (
    <ChartFrame
      title={title}
      file={`codex-${measure}-by-day`}
      opens={props.opens}
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
      answer={answer}
      {...stackFigures(stack, words)}
      height={13}
    >
      {lowerBounds === 0 ? null : <p className={lines.note}>{texts.unpriced(lowerBounds)}</p>}
    </ChartFrame>
  );
}

/** Returns how an amount of a measure is written. */
export function writeAmount(measure: Measure, format: LocaleContext['format']): (amount: number) => string {
  return measure === 'tokens'
    ? (amount) => format.tokens(Math.round(amount))
    : (amount) => format.usd(amount);
}
