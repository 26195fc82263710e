import { DAY_MS } from '../../../shared/durations.ts';
import type { CreditsForecast } from '../../../shared/schema/organisation/org-usage.ts';
import { dayStart, mayStillRise } from '../analytics/windows.ts';

/** So many settled days are needed, two of each weekday. */
const LEAST_DAYS = 14;
/** So many are looked at. */
const MOST_DAYS = 56;
/** The tenth and ninetieth percentile of a normal distribution. */
const SPREAD = 1.2816;

/**
 * Forecasts the credits of the month of `now`: each day to come counts as the mean of its weekday, and so does a recent
 * day where it has less so far, as rows come late. Null where fewer than 14 settled days are known: a guess from less
 * would be none.
 *
 * @param credits by the beginning of a UTC day; days that are not in it are unknown, not zero.
 */
export function forecastCredits(credits: ReadonlyMap<number, number>, now: number): CreditsForecast | null {
  const today = dayStart(now);
  const settled = [...credits]
    .filter(([day]) => day < today && day >= today - MOST_DAYS * DAY_MS && !mayStillRise(day, now))
    .map(([day, value]) => ({ weekday: new Date(day).getUTCDay(), value }));
  if (settled.length < LEAST_DAYS) return null;
  const all = mean(settled.map(({ value }) => value));
  const meanOf = (weekday: number) => {
    const same = settled.filter((one) => one.weekday === weekday).map(({ value }) => value);
    return same.length === 0 ? all : mean(same);
  };
  const residuals = settled.map(({ weekday, value }) => value - meanOf(weekday));
  const deviation = Math.sqrt(residuals.reduce((sum, one) => sum + one * one, 0) / (residuals.length - 1));
  const date = new Date(now);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  let soFar = 0;
  let expected = 0;
  let open = 0;
  for (let day = first; day < end; day += DAY_MS) {
    const known = credits.get(day) ?? null;
    const usual = meanOf(new Date(day).getUTCDay());
    soFar += known ?? 0;
    if (known !== null && !mayStillRise(day, now)) expected += known;
    else {
      expected += Math.max(known ?? 0, usual);
      open += 1;
    }
  }
  const spread = SPREAD * deviation * Math.sqrt(open);
  return {
    month: new Date(first).toISOString().slice(0, 7),
    soFar: round(soFar),
    expected: round(expected),
    low: round(Math.max(soFar, expected - spread)),
    high: round(expected + spread),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
