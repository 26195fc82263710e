import { DAY_MINUTES, MINUTE_MS } from '../../../shared/durations.ts';

/** No window is longer than a year and some days. */
const MOST_MINUTES = 370 * DAY_MINUTES;

/** A reset lies at most so far after the moment it was named, in milliseconds. */
const FURTHEST_RESET_MS = MOST_MINUTES * MINUTE_MS;

/**
 * The server may count a little beyond the whole: the response that used it up was larger than what was
 * left. Beyond this the number means something else.
 */
const MOST_PERCENT = 150;

const DECIMAL = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;

/** Returns a finite number, or a text that holds one; null for all else. */
export function readNumber(value: unknown): number | null {
  if (typeof value !== 'string') return typeof value === 'number' && Number.isFinite(value) ? value : null;
  const text = value.trim();
  if (text.length > 40 || !DECIMAL.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Returns the use of a window, 0 to 100; null where it is no number that a server could mean. */
export function readPercent(value: unknown): number | null {
  const number = readNumber(value);
  if (number === null || number < 0 || number > MOST_PERCENT) return null;
  return Math.min(100, number);
}

/** Returns the length of a window in minutes; null where it has none. */
export function readWindowMinutes(value: unknown): number | null {
  const number = readNumber(value);
  return number === null || number < 1 || number > MOST_MINUTES ? null : Math.round(number);
}

/**
 * Returns a moment in Unix seconds as milliseconds since the epoch, named at `at`; null where no limit could end
 * then: before the epoch, or more than a year on.
 */
export function readResetTime(value: unknown, at: number): number | null {
  const seconds = readNumber(value);
  if (seconds === null || seconds <= 0) return null;
  const resetsAt = Math.round(seconds * 1000);
  return resetsAt - at > FURTHEST_RESET_MS ? null : resetsAt;
}

/** Returns the same, given as seconds after `at`. */
export function readResetIn(value: unknown, at: number): number | null {
  const seconds = readNumber(value);
  return seconds === null || seconds < 0 ? null : readResetTime(at / 1000 + seconds, at);
}

/** Returns an amount of credits or money as the server wrote it; null where that is no number from 0 on. */
export function readAmount(value: unknown): string | null {
  const number = readNumber(value);
  if (number === null || number < 0) return null;
  return typeof value === 'string' ? value.trim() : String(number);
}
