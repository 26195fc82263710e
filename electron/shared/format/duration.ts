import { DAY_MS, HOUR_MS, MINUTE_MS } from '../durations.ts';
import { numberForm } from './intl.ts';

const whole = numberForm({ maximumFractionDigits: 0, useGrouping: false });

/**
 * Formats a span of milliseconds in its two largest units: `3 d 4 h`, `2 h 14 min`, `14 min`, `< 1 min`.
 *
 * Units are the SI symbols, which every language shares. A countdown rounds up, so that it never says less than
 * what remains; it therefore ends at `1 min`, and 0 or less is `0 min`.
 */
export function formatDuration(ms: number, locale: string, rounding: 'down' | 'up' = 'down'): string {
  const minutes = rounding === 'up' ? Math.ceil(ms / MINUTE_MS) : Math.floor(ms / MINUTE_MS);
  const number = (value: number) => whole(locale).format(value);
  if (minutes <= 0) return ms > 0 ? `< ${number(1)} min` : `${number(0)} min`;
  // From a day on the second unit is the hour, so the rounding must happen at the hour.
  if (minutes * MINUTE_MS >= DAY_MS) {
    const hours = rounding === 'up' ? Math.ceil(ms / HOUR_MS) : Math.floor(ms / HOUR_MS);
    return pair(number, Math.floor(hours / 24), 'd', hours % 24, 'h');
  }
  if (minutes < 60) return `${number(minutes)} min`;
  return pair(number, Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function pair(
  number: (value: number) => string,
  large: number,
  largeUnit: string,
  small: number,
  smallUnit: string,
): string {
  const head = `${number(large)} ${largeUnit}`;
  return small === 0 ? head : `${head} ${number(small)} ${smallUnit}`;
}
