import { TIMESTAMP_AT } from './line-kind.ts';

const QUOTE = 0x22;
const ZERO = 0x30;
const LATIN_Z = 0x5a;

/** Set where a byte that was read as a digit is none. */
let wrong = false;

function two(bytes: Buffer, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) wrong = true;
  return tens * 10 + ones;
}

function one(bytes: Buffer, at: number): number {
  const value = (bytes[at] ?? 0) - ZERO;
  if (value < 0 || value > 9) wrong = true;
  return value;
}

let lastDay = Number.NaN;
let lastDayStart = 0;

/** The start of a day in milliseconds since the epoch; lines of one day follow one another. */
function dayStart(year: number, month: number, day: number): number {
  const key = (year * 16 + month) * 32 + day;
  if (key !== lastDay) {
    lastDay = key;
    lastDayStart = Date.UTC(year, month - 1, day);
  }
  return lastDayStart;
}

/**
 * The `timestamp` of an enveloped line as milliseconds since the epoch, or null where it has none.
 * Reads the form that Codex writes straight from the bytes, and any other as `Date.parse` does.
 */
export function lineTime(bytes: Buffer, start: number, end: number): number | null {
  const at = start + TIMESTAMP_AT;
  if (bytes[at + 24] === QUOTE && bytes[at + 23] === LATIN_Z) {
    wrong = false;
    const year = two(bytes, at) * 100 + two(bytes, at + 2);
    const day = dayStart(year, two(bytes, at + 5), two(bytes, at + 8));
    const minutes = two(bytes, at + 11) * 60 + two(bytes, at + 14);
    const ms = two(bytes, at + 17) * 1000 + one(bytes, at + 20) * 100 + two(bytes, at + 21);
    if (!wrong) return day + minutes * 60_000 + ms;
  }
  const close = bytes.subarray(at, Math.min(end, at + 64)).indexOf(QUOTE);
  if (close < 0) return null;
  const time = Date.parse(bytes.toString('latin1', at, at + close));
  return Number.isNaN(time) ? null : time;
}
