import type { Estimate, MonthOutlook } from '../../../shared/outlook.ts';

/** Use of one local day; lists are oldest first and include days without use. */
export interface DayAmount {
  /** 0 for Monday. */
  readonly weekday: number;
  readonly tokens: number;
}

export interface MonthInput {
  /** Tokens of the month so far, including today. */
  readonly tokens: number;
  readonly today: number;
  /** US dollars of the month so far; null where the price is unknown. */
  readonly costUsd: number | null;
  /** At most the five weeks before today, from the first day with use on. */
  readonly before: readonly DayAmount[];
  /** Weekdays of the remaining days of the month, without today. */
  readonly ahead: readonly number[];
  readonly todayWeekday: number;
  /** The share of today's usual work that has passed, 0 to 1. */
  readonly todayPassed: number;
}

/** Fewer days say nothing about a month. */
const FEWEST_DAYS = 3;

/** This many days of any weekday weigh as much as one of the same. */
const DOUBT = 2;

/** The least deviation of the next day, as a part of an average day. */
const LEAST_DOUBT = 0.05;

/** Eight of ten normal outcomes lie within this many deviations. */
const EIGHT_OF_TEN = 1.28;

/** Days of one stretch are alike, so sums vary more than those of independent days. */
const STRETCHES = 1.5;

/**
 * Forecasts the calendar month: what was used, what is usual for the rest of today, and the usual amount of each
 * weekday to come. The range follows from how much days differ from the usual of their weekday. The cost follows the
 * tokens, at the month's own average price.
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
  // The average itself is uncertain, the more the fewer days it has.
  const doubt = Math.max(variance, (LEAST_DOUBT * average) ** 2);
  const deviation = STRETCHES * Math.sqrt(doubt * days * (1 + days / before.length));
  const spread = EIGHT_OF_TEN * deviation;
  const estimate: Estimate = {
    value: Math.round(tokens + rest),
    low: Math.round(tokens + Math.max(0, rest - spread)),
    // The future is never certain.
    high: Math.max(Math.round(tokens + rest) + 1, Math.round(tokens + rest + spread)),
  };
  return { tokens: estimate, costUsd: costOf(estimate, tokens, costUsd) };
}

function costOf(estimate: Estimate, tokens: number, costUsd: number | null): Estimate | null {
  if (costUsd === null || tokens === 0) return null;
  const price = costUsd / tokens;
  return { value: estimate.value * price, low: estimate.low * price, high: estimate.high * price };
}
