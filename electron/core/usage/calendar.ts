/** A span of time, `from` inclusive, `to` exclusive, in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3600_000;

/**
 * Local days in one time zone. All zones' offsets are multiples of a quarter of an hour, so the day
 * of a moment is found once a quarter and remembered.
 */
export class Calendar {
  readonly timezone: string;
  private readonly format: Intl.DateTimeFormat;
  private readonly days = new Map<number, string>();
  private readonly starts = new Map<string, number>();

  /** Throws a RangeError where `timezone` is no IANA zone. */
  constructor(timezone: string) {
    this.timezone = timezone;
    this.format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  /** The local day `YYYY-MM-DD` of a moment. */
  day(at: number): string {
    const quarter = Math.floor(at / QUARTER_MS);
    let day = this.days.get(quarter);
    if (day === undefined) {
      day = this.format.format(quarter * QUARTER_MS);
      this.days.set(quarter, day);
    }
    return day;
  }

  /** The first moment of a local day, right across daylight-saving changes. */
  startOf(day: string): number {
    const known = this.starts.get(day);
    if (known !== undefined) return known;
    // Zones lie within 14 hours of UTC; step by quarters to the first moment of that day.
    let at = Date.parse(`${day}T00:00:00Z`) - 14 * 3600_000;
    while (this.day(at) < day) at += QUARTER_MS;
    this.starts.set(day, at);
    return at;
  }

  /** The local days from `first` to `last`, both inclusive. */
  span(first: string, last: string): Span {
    return { from: this.startOf(first), to: this.startOf(addDays(last, 1)) };
  }
}

/** Calendar arithmetic on `YYYY-MM-DD`, free of time zones. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday on or before a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** `YYYY-MM` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export interface NamedSpans {
  readonly today: Span;
  readonly week: Span;
  readonly month: Span;
  readonly last7Days: Span;
  readonly last30Days: Span;
}

/** The spans a Snapshot sums over, as they stand at `now`. */
export function namedSpans(calendar: Calendar, now: number): NamedSpans {
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
