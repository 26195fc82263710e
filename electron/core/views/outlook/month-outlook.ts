import type { Estimate, MonthOutlook } from '../../../shared/outlook.ts';

/** One local day of use, oldest first, days without use among them. */
export interface DayAmount {
  /** 0 for Monday. */
  readonly weekday: number;
  readonly tokens: number;
}

export interface MonthInput {
  /** What the month holds so far, today included. */
  readonly tokens: number;
  readonly today: number;
  /** US dollars of the month so far; null where the price is not known. */
  readonly costUsd: number | null;
  /** The five weeks before today at most, of which the first day with use is the first. */
  readonly before: readonly DayAmount[];
  /** Weekdays of the days of the month that are still to come, without today. */
  readonly ahead: readonly number[];
  readonly todayWeekday: number;
  /** How much of today's usual work has passed, 0 to 1. */
  readonly todayPassed: number;
}

/** Fewer days say nothing of a month. */
const FEWEST_DAYS = 3;

/** So many days of any weekday weigh as much as a day of the same. */
const DOUBT = 2;

/** However alike the days were, the next may differ by so much of an average day. */
const LEAST_DOUBT = 0.05;

/** Eight of ten normal outcomes lie within so many deviations. */
const EIGHT_OF_TEN = 1.28;

/** Days of one stretch are alike, so that sums vary more than those of independent days. */
const STRETCHES = 1.5;

/**
 * What the calendar month will come to: what was used, what is usual for the rest of today, and the usual
 * amount of each weekday to come. The range follows from how much days differ from what is usual on
 * their weekday. The cost goes with the tokens, at the month's own average price.
 */
export function forecastMonth(input: MonthInput): MonthOutlook | null {
  const { tokens, today, costUsd, before, ahead, todayWeekday, todayPassed } = input;
  if (before.length < FEWEST_DAYS) return null;
  const average = before.reduce((sum, day) => sum + day.tokens, 0) / before.length;
  const usual = Array.from({ length: 7 }, (_, weekday) => {
    const of = before.filter((day) => day.weekday === weekday);
    return (of.reduce((sum, day) => sum + day.tokens, 0) + DOUBT * average) / (of.length + DOUBT);
  });
  const on = (weekday: number) => usual[weekday] ?? average;
  const variance =
    before.reduce((sum, day) => sum + (day.tokens - on(day.weekday)) ** 2, 0) / (before.length - 1);
  const left = 1 - todayPassed;
  // A day that began unlike the usual one goes on half like it.
  const restOfToday =
    todayPassed > 0.2 ? (left * (on(todayWeekday) + today / todayPassed)) / 2 : left * on(todayWeekday);
  const rest = restOfToday + ahead.reduce((sum, weekday) => sum + on(weekday), 0);
  const days = ahead.length + left;
  // The average itself is unsure, the more the fewer days it is of.
  const doubt = Math.max(variance, (LEAST_DOUBT * average) ** 2);
  const deviation = STRETCHES * Math.sqrt(doubt * days * (1 + days / before.length));
  const spread = EIGHT_OF_TEN * deviation;
  const estimate: Estimate = {
    value: Math.round(tokens + rest),
    low: Math.round(tokens + Math.max(0, rest - spread)),
    // What is still to come is never known for sure.
    high: Math.max(Math.round(tokens + rest) + 1, Math.round(tokens + rest + spread)),
  };
  return { tokens: estimate, costUsd: costOf(estimate, tokens, costUsd) };
}

function costOf(estimate: Estimate, tokens: number, costUsd: number | null): Estimate | null {
  if (costUsd === null || tokens === 0) return null;
  const price = costUsd / tokens;
  return { value: estimate.value * price, low: estimate.low * price, high: estimate.high * price };
}
