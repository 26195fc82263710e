import { DAY_MS } from '../durations.ts';
import { dateForm } from './intl.ts';

const time = dateForm({ hour: '2-digit', minute: '2-digit' });
const timeSeconds = dateForm({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const weekdayTime = dateForm({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
const dateTime = dateForm({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const dayMonth = dateForm({ day: 'numeric', month: 'short' });
const calendarDay = dateForm({ year: 'numeric', month: '2-digit', day: '2-digit' });

function millis(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

/** Formats the wall-clock time in the locale's own form: `14:00`, `02:00 PM`. */
export function formatClock(at: string | number, locale: string, timeZone: string): string {
  return time(locale, timeZone).format(millis(at));
}

/** Formats the wall-clock time with its seconds, for records that come many a minute. */
export function formatClockSeconds(at: string | number, locale: string, timeZone: string): string {
  return timeSeconds(locale, timeZone).format(millis(at));
}

/**
 * Formats a moment as short as it stays clear from `now`: the time alone on the same calendar day, with the weekday
 * within six days either way, else with the date.
 */
export function formatMoment(at: string | number, now: number, locale: string, timeZone: string): string {
  const then = millis(at);
  const day = calendarDay('en', timeZone);
  if (day.format(then) === day.format(now)) return formatClock(then, locale, timeZone);
  const form = Math.abs(then - now) < 6 * DAY_MS ? weekdayTime : dateTime;
  return form(locale, timeZone).format(then);
}

/** Formats a calendar day `YYYY-MM-DD`, already in its own time zone: `12 Nov` or `Nov 12`. */
export function formatDay(day: string, locale: string): string {
  return dayMonth(locale, 'UTC').format(Date.parse(`${day}T00:00:00Z`));
}
