import { formatAge } from './age.ts';
import { formatAmount } from './amount.ts';
import { formatClock, formatClockSeconds, formatDay, formatMoment } from './clock.ts';
import { formatDuration } from './duration.ts';
import { formatPercent } from './percent.ts';
import { formatTokens } from './tokens.ts';
import { formatUsd } from './usd.ts';

/** The formatters of one reader: language and time zone are fixed, the time of reading is an argument. */
export interface Format {
  tokens(count: number): string;
  tokensFull(count: number): string;
  percent(percent: number, decimals?: 0 | 1): string;
  duration(ms: number): string;
  countdown(ms: number): string;
  age(at: string, now: number): string;
  clock(at: string): string;
  clockSeconds(at: string): string;
  moment(at: string, now: number): string;
  day(day: string): string;
  usd(usd: number): string;
  /** Of a server's text without a unit. */
  amount(text: string): string;
}

/** Binds every formatter to a locale (BCP 47) and time zone (IANA). */
export function createFormat(locale: string, timeZone: string): Format {
  return {
    tokens: (count) => formatTokens(count, locale),
    tokensFull: (count) => formatTokens(count, locale, 'full'),
    percent: (percent, decimals) => formatPercent(percent, locale, decimals),
    duration: (ms) => formatDuration(ms, locale),
    countdown: (ms) => formatDuration(ms, locale, 'up'),
    age: (at, now) => formatAge(at, now, locale),
    clock: (at) => formatClock(at, locale, timeZone),
    clockSeconds: (at) => formatClockSeconds(at, locale, timeZone),
    moment: (at, now) => formatMoment(at, now, locale, timeZone),
    day: (day) => formatDay(day, locale),
    usd: (usd) => formatUsd(usd, locale),
    amount: (text) => formatAmount(text, locale),
  };
}
