import type { Calendar } from '../../core/time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/durations.ts';

// `Intl` takes ten milliseconds to come up, a sixth of what a line in a prompt may take. So these few words
// are English, whatever the locale.

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Formats a token count with at most three digits and one decimal: `1.2M`, `12.3K`, `123K`. */
export function plainTokens(count: number): string {
  for (const [sign, size] of [
    ['B', 1e9],
    ['M', 1e6],
    ['K', 1e3],
  ] as const) {
    // From here on it would be rounded to a thousand of the smaller sign.
    if (count < size * (sign === 'K' ? 1 : 0.9995)) continue;
    const value = count / size;
    return `${value < 99.95 ? String(Number(value.toFixed(1))) : value.toFixed(0)}${sign}`;
  }
  return String(count);
}

/** Credits and the like: `12.50`, `1.2M`; the text itself where it holds no number. */
export function plainAmount(text: string): string {
  const amount = Number(text);
  if (!Number.isFinite(amount)) return text;
  return amount >= 1_000 || Number.isInteger(amount) ? plainTokens(Math.floor(amount)) : amount.toFixed(2);
}

/** Formats US dollars: `$1.24`. */
export function plainUsd(usd: number): string {
  if (usd > 0 && usd < 0.01) return '<$0.01';
  return `$${usd >= 1_000 ? usd.toFixed(0) : usd.toFixed(2)}`;
}

/** Formats a moment: `14:00` today, `Thu 14:00` within the next six days, else `2026-12-01`. */
export function plainMoment(at: number, now: number, calendar: Calendar): string {
  const day = calendar.day(at);
  if (Math.abs(at - now) > 6 * DAY_MS) return day;
  const time = localTime(at, day, calendar);
  if (day === calendar.day(now)) return time;
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${time}`;
}

/** On a day on which the clocks change, only the rules of the zone know. */
function localTime(at: number, day: string, calendar: Calendar): string {
  const { from, to } = calendar.span(day, day);
  if (to - from !== DAY_MS) {
    const form = {
      timeZone: calendar.timezone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    return new Intl.DateTimeFormat('en', form).format(at);
  }
  return new Date(at - from).toISOString().slice(11, 16);
}

/** Formats a span of milliseconds: `5m`, `3h`, `2d`. */
export function plainSpan(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
