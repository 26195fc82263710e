import { useMemo } from 'react';
import type { ToolErrorRow, ToolUse } from '../../../electron/shared/tools.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { ChartFrame } from '../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import { type DayParts, type StackSeries, stackDays } from '../../ui/charts/stack/day-stack.ts';
import { type StackWords, stackFigures } from '../../ui/charts/stack/draw-stack.tsx';

const noErrors: readonly ToolErrorRow[] = [];

/** API errors, retries, compactions and turns that were broken off, by day. */
export function ErrorsChart(props: {
  readonly use: ToolUse | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly days: number;
}) {
  const { format } = useLocale();
  const { errors: texts } = useChartTexts();
  const { today, days } = props;
  const errors = props.use?.errors ?? noErrors;
  const stack = useMemo(() => stackDays(partsOf(errors), today, days), [errors, today, days]);
  const words: StackWords = {
    write: (count) => format.tokens(count),
    atLeast: (count) => count,
    day: format.day,
    name: (series) => kindName(series, texts),
    columns: { day: texts.day, total: texts.total },
  };
  const sum = stack.days.reduce((all, { total }) => all + total, 0);
  return (
    <ChartFrame
      title={texts.title(days)}
      file="codex-errors"
      summary={props.use === null ? ' ' : sum === 0 ? texts.none : texts.summary(format.tokens(sum))}
      isWaiting={props.use === null}
      {...stackFigures(stack, words)}
      height={9}
    />
  );
}

function partsOf(errors: readonly ToolErrorRow[]): ReadonlyMap<string, DayParts> {
  const days = new Map<string, Map<string | null, number>>();
  for (const { day, kind, count } of errors) {
    const amounts = days.get(day) ?? new Map<string | null, number>();
    amounts.set(kind, (amounts.get(kind) ?? 0) + count);
    days.set(day, amounts);
  }
  return new Map([...days].map(([day, amounts]) => [day, { amounts }]));
}

/** Codex's own names are shown as they are, in words. */
function kindName(series: StackSeries, texts: ChartTexts['errors']): string {
  if (series.kind === 'others') return texts.others(series.count);
  const name = series.name ?? '';
  return Object.hasOwn(texts.kinds, name)
    ? texts.kinds[name as keyof typeof texts.kinds]
    : name.replaceAll('_', ' ');
}
