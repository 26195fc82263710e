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

/** Such as `2026-11-23T12:00:00.000Z`. */
const USUAL_LENGTH = 24;

/**
 * Returns the moment that a text names, in milliseconds since the epoch; null for any other text or value.
 * `Date.parse` takes far more than times, such as `line 12`.
 */
export function parseTime(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  return usualTime(text) ?? timeOf(TIME.exec(text));
}

/** Reads the one form that a time is written in as a text; the system does that several times as fast. */
function usualTime(text: string): number | null {
  if (text.length !== USUAL_LENGTH) return null;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text ? at : null;
}

function timeOf(match: RegExpExecArray | null): number | null {
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

const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Returns when a UUIDv7 was made, in milliseconds since the epoch: its first 48 bits. Null for other ids. */
export function timeOfUuid(id: string): number | null {
  const match = UUID_V7.exec(id);
  return match ? Number.parseInt(`${match[1]}${match[2]}`, 16) : null;
}
