import { DAY_MS, HOUR_MS } from '../../../shared/durations.ts';
import type { UsageLedger } from '../../ledger/ledger.ts';
import { type Activity, type HourUse, learnProfile } from '../../limits/activity-profile.ts';
import { addDays, type Calendar } from '../../time/calendar.ts';
import type { DayAmount } from './month-outlook.ts';

/** This many days are used to learn which weekdays are busy. */
const PROFILE_DAYS = 35;

/** This many days are used to learn which hours are busy: whole weeks, and enough weekends. */
export const PROFILE_HOUR_DAYS = 28;

/** What history says about the days to come, valid for one local day. */
export interface Habits {
  readonly today: string;
  readonly activity: Activity;
  /** The days before today, oldest first, from the first with use on, at most `PROFILE_DAYS`. */
  readonly before: readonly DayAmount[];
}

export function learnHabits(ledger: UsageLedger, now: number): Habits {
  const today = ledger.calendar.day(now);
  const before = daysBefore(ledger, today);
  return { today, activity: learnActivity(ledger, today, before), before };
}

function daysBefore(ledger: UsageLedger, today: string): DayAmount[] {
  const days = Array.from({ length: PROFILE_DAYS }, (_, index) => {
    const day = addDays(today, index - PROFILE_DAYS);
    return { weekday: weekdayOf(day), tokens: ledger.table.totals.get(day)?.tokens.total ?? 0 };
  });
  const first = days.findIndex(({ tokens }) => tokens > 0);
  return first < 0 ? [] : days.slice(first);
}

/** Learns how busy the hours of the week are. */
function learnActivity(ledger: UsageLedger, today: string, before: readonly DayAmount[]): Activity {
  return activityOf(learnWeek(ledger, today, before), ledger.calendar);
}

/**
 * Learns how busy each hour of the local week is: seven days from Monday, of 24 hours each. Valid for one local day.
 */
export function learnWeekProfile(ledger: UsageLedger, now: number): readonly number[] {
  const today = ledger.calendar.day(now);
  return learnWeek(ledger, today, daysBefore(ledger, today));
}

function learnWeek(ledger: UsageLedger, today: string, before: readonly DayAmount[]): readonly number[] {
  const { calendar } = ledger;
  const days = before.map(({ weekday, tokens }) => ({ weekday, amount: tokens }));
  const begin = calendar.startOf(today);
  const since = begin - PROFILE_HOUR_DAYS * DAY_MS;
  const hours = ledger.tokensByHour(since, begin);
  return learnProfile({
    days,
    hours: [...hours].map(([hour, amount]): HourUse => ({ ...placeInWeek(calendar, hour), amount })),
  });
}

/** Applies the profile of a week to the calendar. */
export function activityOf(profile: readonly number[], calendar: Calendar): Activity {
  const known = new Map<number, number>();
  return (at) => {
    const hour = Math.floor(at / HOUR_MS);
    let weight = known.get(hour);
    if (weight === undefined) {
      const place = placeInWeek(calendar, hour);
      weight = profile[place.weekday * 24 + place.hour] ?? 1;
      known.set(hour, weight);
    }
    return weight;
  };
}

/** Returns the position of an hour since the epoch in the local week. */
function placeInWeek(calendar: Calendar, hour: number): { weekday: number; hour: number } {
  const middle = hour * HOUR_MS + HOUR_MS / 2;
  const day = calendar.day(middle);
  const since = Math.floor((middle - calendar.startOf(day)) / HOUR_MS);
  // A day of 25 hours repeats its last one.
  return { weekday: weekdayOf(day), hour: Math.min(23, since) };
}

/** 0 for Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
