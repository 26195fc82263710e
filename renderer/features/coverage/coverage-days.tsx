import { useMemo } from 'react';
import { type CoverageReport, signInClasses } from '../../../electron/shared/governance/coverage-report.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { ChartFrame } from '../../ui/charts/frame/chart-frame.tsx';
import { type DayStack, stackDays } from '../../ui/charts/stack/day-stack.ts';
import { type StackWords, stackFigures } from '../../ui/charts/stack/draw-stack.tsx';
import { useCoverageTexts } from './coverage-texts.ts';

/** Stacks the sessions of the report's days by how they signed in. */
export function coverageDays({ byDay, days }: CoverageReport, today: string): DayStack {
  const known = byDay.map(
    ({ day, sessions }) =>
      [day, { amounts: new Map(signInClasses.map((name) => [name, sessions[name]])) }] as const,
  );
  return stackDays(new Map(known), today, days);
}

/** The sessions of each day, stacked by how they signed in. */
export function CoverageDays({ report }: { readonly report: CoverageReport }) {
  const { format, now } = useLocale();
  const texts = useCoverageTexts();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: report.timezone }).format(now);
  const stack = useMemo(() => coverageDays(report, today), [report, today]);
  const full = (count: number) => format.tokensFull(count);
  const words: StackWords = {
    write: full,
    atLeast: (count) => count,
    day: format.day,
    name: (series) =>
      texts.classes[signInClasses.find((name) => series.kind === 'one' && name === series.name) ?? 'unknown'],
    columns: { day: texts.day, total: texts.total },
  };
  const { sessions } = report;
  return (
    <ChartFrame
      title={texts.byDay}
      file="codex-sessions-by-sign-in"
      summary={sessions === 0 ? texts.none : texts.sessions(sessions, full(sessions))}
      {...stackFigures(stack, words)}
      height={11}
    />
  );
}
