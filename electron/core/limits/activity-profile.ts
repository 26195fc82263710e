/**
 * How much is usually used at a moment, relative to the average of a week, which is 1. Times are milliseconds since
 * the epoch.
 */
export type Activity = (at: number) => number;

/** Without history every hour counts the same. */
export const evenActivity: Activity = () => 1;

/** Use in one hour of a local day. */
export interface HourUse {
  /** 0 for Monday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly amount: number;
}

export interface ProfileSource {
  /** Use of each local day, oldest first, with 0 for days without use. Without today. */
  readonly days: readonly { readonly weekday: number; readonly amount: number }[];
  /** Use by hour over the last days. */
  readonly hours: readonly HourUse[];
}

/** How many days of history weigh as much as the assumption that all weekdays are alike. */
const DAYS_OF_DOUBT = 10;

/** The same for the hours of a day, of which less history is kept. */
const HOUR_DAYS_OF_DOUBT = 2;

/** This many hours with use make about a day. */
const HOURS_OF_WORK = 6;

/** No hour is assumed to be without any use. */
const LEAST = 0.05;

/**
 * Learns weekday and hour separately: seven plus twice twenty-four numbers need far less history than 168. A single
 * day counts at most three times the usual one, so that a burst does not make its weekday look busy for good.
 */
export function learnProfile({ days, hours }: ProfileSource): readonly number[] {
  const weekdays = weekdayWeights(days);
  const workdays = hourWeights(hours.filter(({ weekday }) => weekday < 5));
  const weekend = hourWeights(
    hours.filter(({ weekday }) => weekday >= 5),
    workdays,
  );
  const profile = weekdays.flatMap((weight, weekday) =>
    (weekday < 5 ? workdays : weekend).map((share) => Math.max(LEAST, weight * share)),
  );
  const average = profile.reduce((sum, weight) => sum + weight, 0) / profile.length;
  return profile.map((weight) => weight / average);
}

/** Returns weights with mean 1 over the week. */
function weekdayWeights(days: ProfileSource['days']): number[] {
  const used = days.map(({ amount }) => amount).filter((amount) => amount > 0);
  const even = new Array<number>(7).fill(1);
  if (used.length === 0) return even;
  const usual = used.toSorted((a, b) => a - b)[Math.floor(used.length / 2)] ?? 1;
  const capped = days.map(({ weekday, amount }) => ({ weekday, amount: Math.min(amount, 3 * usual) }));
  const average = capped.reduce((sum, { amount }) => sum + amount, 0) / capped.length;
  return even.map((_, weekday) => {
    const of = capped.filter((day) => day.weekday === weekday);
    const sum = of.reduce((total, { amount }) => total + amount / average, 0);
    return (sum + DAYS_OF_DOUBT / 7) / (of.length + DAYS_OF_DOUBT / 7);
  });
}

/** Returns weights with mean 1 over the day. `usual` is assumed without history. */
function hourWeights(hours: readonly HourUse[], usual = new Array<number>(24).fill(1)): number[] {
  const sums = new Array<number>(24).fill(0);
  const usualAmount = hours.map(({ amount }) => amount).toSorted((a, b) => a - b)[hours.length >> 1] ?? 0;
  for (const { hour, amount } of hours) sums[hour] = (sums[hour] ?? 0) + Math.min(amount, 3 * usualAmount);
  const total = sums.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return usual;
  // Neighbouring hours share: work that begins at nine today may begin at eight tomorrow.
  const at = (hour: number) => sums[(hour + 24) % 24] ?? 0;
  const smooth = sums.map((_, hour) => (at(hour - 1) + 2 * at(hour) + at(hour + 1)) / 4);
  const days = hours.length / HOURS_OF_WORK;
  const doubt = HOUR_DAYS_OF_DOUBT / (HOUR_DAYS_OF_DOUBT + days);
  return smooth.map((amount, hour) => (1 - doubt) * ((24 * amount) / total) + doubt * (usual[hour] ?? 1));
}
