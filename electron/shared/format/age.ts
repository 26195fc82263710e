import { DAY_MINUTES, MINUTE_MS } from '../durations.ts';
import { relativeForm } from './intl.ts';

const counted = relativeForm({ style: 'short', numeric: 'always' });
const immediate = relativeForm({ numeric: 'auto' });

/**
 * Formats how long ago, in one unit: `now`, `3 min ago`, `2 hr ago`, `5 days ago`.
 *
 * Under a minute, and for times ahead of a skewed clock, it is `now`.
 *
 * @param at ISO 8601 time or milliseconds since the epoch.
 * @param now milliseconds since the epoch.
 */
export function formatAge(at: string | number, now: number, locale: string): string {
  const minutes = Math.floor((now - (typeof at === 'number' ? at : Date.parse(at))) / MINUTE_MS);
  if (!(minutes >= 1)) return immediate(locale).format(0, 'second');
  // Some languages end abbreviations with a full stop, which reads like the end of a sentence here.
  const text = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    counted(locale).format(-value, unit).replaceAll('.', '');
  if (minutes < 60) return text(minutes, 'minute');
  if (minutes < DAY_MINUTES) return text(Math.floor(minutes / 60), 'hour');
  return text(Math.floor(minutes / DAY_MINUTES), 'day');
}
