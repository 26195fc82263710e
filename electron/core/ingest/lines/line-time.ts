import { TIMESTAMP_AT } from './line-kind.ts';

const QUOTE = 0x22;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const LATIN_T = 0x54;
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

/**
 * The start of a day in milliseconds since the epoch, NaN where the calendar has no such day. Lines of one
 * day follow one another.
 */
function dayStart(year: number, month: number, day: number): number {
  const key = (year * 16 + month) * 32 + day;
  if (key !== lastDay) {
    lastDay = key;
    const start = new Date(0).setUTCFullYear(year, month - 1, day);
    const isDate = new Date(start).getUTCDate() === day && month >= 1 && month <= 12;
    lastDayStart = isDate ? start : Number.NaN;
  }
  return lastDayStart;
}

/** A time as RFC 3339 writes it, which is how Codex does. */
const TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;

/**
 * The moment that a text names, in milliseconds since the epoch; null for any other text or value.
 * `Date.parse` takes far more than times, such as `line 12`.
 */
export function parseTime(text: unknown): number | null {
  const match = typeof text === 'string' ? TIME.exec(text) : null;
  if (!match) return null;
  const part = (place: number) => Number(match[place] ?? 0);
  const start = dayStart(part(1), part(2), part(3));
  const [hour, minute, second] = [part(4), part(5), part(6)];
  if (Number.isNaN(start) || hour > 23 || minute > 59 || second > 59 || part(9) > 23 || part(10) > 59) {
    return null;
  }
  const ms = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000 + 1e-6);
  const offset = (part(9) * 60 + part(10)) * (match[8] === '-' ? -1 : 1);
  return start + ((hour * 60 + minute - offset) * 60 + second) * 1000 + ms;
}

/**
 * The `timestamp` of an enveloped line as milliseconds since the epoch, or null where it has none.
 * Reads the form that Codex writes straight from the bytes, and any other as `parseTime` does.
 */
export function lineTime(bytes: Buffer, start: number, end: number): number | null {
  const at = start + TIMESTAMP_AT;
  if (bytes[at + 24] === QUOTE && bytes[at + 23] === LATIN_Z) {
    wrong = false;
    const year = two(bytes, at) * 100 + two(bytes, at + 2);
    const day = dayStart(year, two(bytes, at + 5), two(bytes, at + 8));
    const [hour, minute, second] = [two(bytes, at + 11), two(bytes, at + 14), two(bytes, at + 17)];
    const ms = one(bytes, at + 20) * 100 + two(bytes, at + 21);
    const isTime = hour <= 23 && minute <= 59 && second <= 59 && !Number.isNaN(day);
    if (!wrong && isTime && isSpaced(bytes, at)) {
      return day + (hour * 60 + minute) * 60_000 + second * 1000 + ms;
    }
  }
  const close = bytes.subarray(at, Math.min(end, at + 64)).indexOf(QUOTE);
  if (close < 0) return null;
  return parseTime(bytes.toString('latin1', at, at + close));
}

/** True where hyphens, colons, dot and T stand where Codex writes them. */
function isSpaced(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 4] === HYPHEN &&
    bytes[at + 7] === HYPHEN &&
    bytes[at + 10] === LATIN_T &&
    bytes[at + 13] === COLON &&
    bytes[at + 16] === COLON &&
    bytes[at + 19] === DOT
  );
}

const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** When a UUIDv7 was made, in milliseconds since the epoch: its first 48 bits. Null for other ids. */
export function timeOfUuid(id: string): number | null {
  const match = UUID_V7.exec(id);
  return match ? Number.parseInt(`${match[1]}${match[2]}`, 16) : null;
}
