import { DAY_MS } from '../../../electron/shared/durations.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { hottest } from '../../ui/charts/heat.ts';
import { HeatMap } from '../../ui/charts/heat-map.tsx';
import styles from './hour-map.module.css';

/** A Monday, to name weekdays by. */
const MONDAY = Date.UTC(2026, 0, 5);

/** Hours by weekday as a heat map, with its whole story in words for those who do not see it. */
export function HourMap({ hours }: { readonly hours: readonly (readonly number[])[] }) {
  const localeContext = useLocale();
  const { format, strings, language } = localeContext;
  const long = weekdayNames(language, 'long');
  const short = weekdayNames(language, 'short');
  const hour = (at: number) => hourText(at);
  const most = hottest(hours);
  if (most === null) return <p className={styles.none}>{strings.tokens.daysNone}</p>;
  const label = strings.tokens.hoursText({
    day: long[most.row] ?? '',
    hour: hour(most.column),
    tokens: format.tokens(most.value),
    share: workShare(hours, localeContext),
  });
  return (
    <div className={styles.block}>
      <div className={styles.map}>
        <div className={styles.days} aria-hidden="true">
          {short.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <HeatMap
          rows={hours}
          titles={(row, column) =>
            strings.tokens.hourOf(long[row] ?? '', hour(column), format.tokens(hours[row]?.[column] ?? 0))
          }
          label={label}
        />
        <div className={styles.hours} aria-hidden="true">
          {[0, 6, 12, 18].map((at) => (
            <span key={at}>{hour(at)}</span>
          ))}
        </div>
      </div>
      <p className={styles.words} aria-hidden="true">
        {label}
      </p>
    </div>
  );
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** From Monday on. */
function weekdayNames(language: string, weekday: 'long' | 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => format.format(MONDAY + index * DAY_MS));
}

/** What part of all lies on working days from 8 to 18. */
function workShare(hours: readonly (readonly number[])[], { format }: LocaleContext): string {
  const sum = (values: readonly number[]) => values.reduce((total, tokens) => total + tokens, 0);
  const work = sum(hours.slice(0, 5).map((day) => sum(day.slice(8, 18))));
  return format.percent((work / sum(hours.map(sum))) * 100);
}
