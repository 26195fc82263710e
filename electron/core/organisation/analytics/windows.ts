import { DAY_MS } from '../../../shared/durations.ts';

/** The API looks back this far (OpenAI, Codex enterprise governance: "up to 90 days"). */
export const LOOK_BACK_DAYS = 90;

/**
 * Rows of a day may still rise for this long: they were seen 1 to 5 days late (Coralogix), and the dashboard lags by 12
 * hours.
 */
export const SETTLED_AFTER_DAYS = 7;

/** UTC days, `start` inclusive and `end` exclusive, in milliseconds since the epoch. */
export interface DaySpan {
  readonly start: number;
  readonly end: number;
}

/** Returns the beginning of a UTC day. */
export function dayStart(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** Returns true where rows of a day that was read at `readAt` may rise still. */
export function mayStillRise(day: number, readAt: number): boolean {
  return readAt < day + (1 + SETTLED_AFTER_DAYS) * DAY_MS;
}

/**
 * Decides which days are to be read: those that can be, and were not read since they settled. Days that follow each
 * other make one span, as the API pages by row; a span has at most 90 days.
 *
 * @param readAt when a day was last read; null where it never was.
 */
export function spansToRead(
  { start, end }: DaySpan,
  now: number,
  readAt: (day: number) => number | null,
): DaySpan[] {
  const oldest = dayStart(now) - LOOK_BACK_DAYS * DAY_MS;
  const spans: DaySpan[] = [];
  const last = Math.min(dayStart(end - 1), dayStart(now));
  for (let day = Math.max(dayStart(start), oldest); day <= last; day += DAY_MS) {
    const read = readAt(day);
    if (read !== null && !mayStillRise(day, read)) continue;
    const before = spans.at(-1);
    const isNext = before?.end === day && day - before.start < LOOK_BACK_DAYS * DAY_MS;
    if (isNext) spans[spans.length - 1] = { start: before.start, end: day + DAY_MS };
    else spans.push({ start: day, end: day + DAY_MS });
  }
  return spans;
}

/** Returns the beginning of the Monday of a UTC day. */
export function weekStart(at: number): number {
  const day = dayStart(at);
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
}
