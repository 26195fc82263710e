import { TIMESTAMP_AT } from './line-kind.ts';

const QUOTE = 0x22;
const ZERO = 0x30;
const LATIN_Z = 0x5a;

/** Where digits stand in `2026-11-23T01:33:38.227Z`. */
const DIGITS = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18, 20, 21, 22];

/** The number in `bytes[at, at + length)`; callers have checked that these are digits. */
function number(bytes: Buffer, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 10 + ((bytes[at + i] ?? ZERO) - ZERO);
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
  if (bytes[at + 24] === QUOTE && bytes[at + 23] === LATIN_Z && allDigits(bytes, at)) {
    const clock = number(bytes, at + 11, 2) * 3_600_000 + number(bytes, at + 14, 2) * 60_000;
    const seconds = number(bytes, at + 17, 2) * 1000 + number(bytes, at + 20, 3);
    return (
      dayStart(number(bytes, at, 4), number(bytes, at + 5, 2), number(bytes, at + 8, 2)) + clock + seconds
    );
  }
  const close = bytes.subarray(at, Math.min(end, at + 64)).indexOf(QUOTE);
  if (close < 0) return null;
  const time = Date.parse(bytes.toString('latin1', at, at + close));
  return Number.isNaN(time) ? null : time;
}

function allDigits(bytes: Buffer, at: number): boolean {
  for (const place of DIGITS) {
    const digit = (bytes[at + place] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}
