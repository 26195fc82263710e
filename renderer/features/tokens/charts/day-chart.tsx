import type { DayUsage } from '../../../../electron/shared/usage.ts';
import { type LocaleContext, useLocale } from '../../../i18n/locale-context.tsx';
import { DayBars } from '../../../ui/charts/day-bars.tsx';
import styles from './day-chart.module.css';

/** Thirty days as bars, with their whole story in words for those who do not see them. */
export function DayChart(props: {
  readonly days: readonly DayUsage[];
  /** Without a title and a line above, where the block around it has them. */
  readonly bare?: boolean;
}) {
  const { days, bare = false } = props;
  const localeContext = useLocale();
  const { format, strings } = localeContext;
  const first = days[0];
  const most = busiest(days);
  if (first === undefined || most === null) return <p className={styles.none}>{strings.tokens.daysNone}</p>;
  return (
    <div className={`${styles.chart} ${bare ? styles.bare : ''}`}>
      <div className={styles.head}>
        {bare ? null : <h3 className={styles.title}>{strings.tokens.days}</h3>}
        <span>{strings.tokens.most(format.tokens(most.tokens.total))}</span>
      </div>
      <DayBars
        values={days.map((day) => day.tokens.total)}
        titles={days.map((day) => `${format.day(day.day)}: ${format.tokens(day.tokens.total)}`)}
        label={spoken(days, most, localeContext)}
      />
      <div className={styles.axis} aria-hidden="true">
        <span>{format.day(first.day)}</span>
        <span>{strings.tokens.today}</span>
      </div>
    </div>
  );
}

function busiest(days: readonly DayUsage[]): DayUsage | null {
  let most: DayUsage | null = null;
  for (const day of days) if (day.tokens.total > (most?.tokens.total ?? 0)) most = day;
  return most;
}

function spoken(days: readonly DayUsage[], most: DayUsage, { format, strings }: LocaleContext): string {
  const total = days.reduce((sum, day) => sum + day.tokens.total, 0);
  return strings.tokens.daysText({
    total: format.tokens(total),
    most: format.tokens(most.tokens.total),
    mostDay: format.day(most.day),
    today: format.tokens(days.at(-1)?.tokens.total ?? 0),
  });
}
