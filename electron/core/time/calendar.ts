import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../shared/durations.ts';
import { usableTimeZone } from '../../shared/format/intl.ts';
import type { OfSpans } from '../../shared/usage.ts';

/** A span of time, `from` inclusive, `to` exclusive, in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface LocalDay extends Span {
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/**
 * Local days in one time zone. Days that were computed are kept with their bounds, so the zone's rules are needed
 * only a few times a day.
 */
export class Calendar {
  readonly timezone: string;
  private formatter: Pick<Intl.DateTimeFormat, 'format'> | null = null;
  private readonly starts = new Map<string, number>();
  private last: LocalDay = { day: '', from: 0, to: 0 };
  /** Known days, by the UTC days since the epoch that they overlap. */
  private readonly met = new Map<number, readonly LocalDay[]>();

  /** A zone unknown to Intl counts as UTC. */
  constructor(timezone: string) {
    this.timezone = timezone;
  }

  /** Created when first needed: it takes many milliseconds, and known days need none. */
  private get format(): Pick<Intl.DateTimeFormat, 'format'> {
    this.formatter ??= this.timezone === 'UTC' ? utc : zoneFormat(this.timezone);
    return this.formatter;
  }

  /** Returns the local day `YYYY-MM-DD` of a moment. */
  day(at: number): string {
    const { last } = this;
    if (at >= last.from && at < last.to) return last.day;
    this.last = this.metDay(at) ?? this.meet(at);
    return this.last.day;
  }

  private metDay(at: number): LocalDay | undefined {
    return this.met.get(Math.floor(at / DAY_MS))?.find(({ from, to }) => at >= from && at < to);
  }

  private meet(at: number): LocalDay {
    const day = this.rememberedDay(at) ?? this.format.format(at);
    const known = { day, from: this.startOf(day), to: this.startOf(addDays(day, 1)) };
    const utc = Math.floor(at / DAY_MS);
    this.met.set(utc, [...(this.met.get(utc) ?? []), known]);
    return known;
  }

  /** Takes over the begins of days that `startOf` has found before. */
  remember(starts: Iterable<readonly [day: string, start: number]>): void {
    for (const [day, start] of starts) this.starts.set(day, start);
  }

  /** A local day is that of UTC, or one beside it. */
  private rememberedDay(at: number): string | null {
    let day = utc.format(at - DAY_MS);
    let from = this.starts.get(day);
    for (let ahead = 0; ahead <= 2; ahead++) {
      const next = utc.format(at + ahead * DAY_MS);
      const to = this.starts.get(next);
      if (from !== undefined && to !== undefined && at >= from && at < to) return day;
      day = next;
      from = to;
    }
    return null;
  }

  /** Returns the first moment of a local day, correct across clock changes. */
  startOf(day: string): number {
    let start = this.starts.get(day);
    if (start === undefined) {
      start = this.findStart(day);
      this.starts.set(day, start);
    }
    return start;
  }

  /** Returns the span of the local days from `first` to `last`, both inclusive. */
  span(first: string, last: string): Span {
    return { from: this.startOf(first), to: this.startOf(addDays(last, 1)) };
  }

  /**
   * Most days begin a day after the day before. Where one does not, its begin is searched among the quarters of an
   * hour: the offsets of all zones are multiples of it, and within 14 hours of UTC.
   */
  private findStart(day: string): number {
    const before = this.starts.get(addDays(day, -1));
    if (before !== undefined && this.begins(day, before + DAY_MS)) return before + DAY_MS;
    const after = this.starts.get(addDays(day, 1));
    if (after !== undefined && this.begins(day, after - DAY_MS)) return after - DAY_MS;
    const midnight = Date.parse(`${day}T00:00:00Z`);
    let low = midnight - 15 * HOUR_MS;
    let high = midnight + 15 * HOUR_MS;
    while (high - low > QUARTER_MS) {
      const middle = low + Math.floor((high - low) / QUARTER_MS / 2) * QUARTER_MS;
      if (this.format.format(middle) < day) low = middle;
      else high = middle;
    }
    return high;
  }

  private begins(day: string, at: number): boolean {
    return this.format.format(at) === day && this.format.format(at - 1) < day;
  }
}

/** Most servers use UTC, which needs no rules. */
const utc = { format: (at: Date | number = Date.now()) => new Date(at).toISOString().slice(0, 10) };

function zoneFormat(timezone: string): Intl.DateTimeFormat {
  const timeZone = usableTimeZone(timezone);
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** Adds days to `YYYY-MM-DD`, independent of time zones. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Returns the Monday on or before a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** Returns `YYYY-MM` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** Returns the spans of a Snapshot as of `now`. */
export function namedSpans(calendar: Calendar, now: number): OfSpans<Span> {
  const today = calendar.day(now);
  const monthStart = `${monthOf(today)}-01`;
  const nextMonth = `${monthOf(addDays(monthStart, 31))}-01`;
  return {
    today: calendar.span(today, today),
    week: calendar.span(mondayOf(today), addDays(mondayOf(today), 6)),
    month: { from: calendar.startOf(monthStart), to: calendar.startOf(nextMonth) },
    last7Days: calendar.span(addDays(today, -6), today),
    last30Days: calendar.span(addDays(today, -29), today),
  };
}
