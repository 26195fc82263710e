import { HOUR_MS, QUARTER_MS } from '../../shared/durations.ts';
import { usableTimeZone } from '../../shared/format/intl.ts';
import { addDays, type Calendar, mondayOf } from '../time/calendar.ts';
import { forEachQuarter, type QuarterColumns } from '../tokens/quarter-totals.ts';

const HOURS = 24;
/** Days that a Snapshot shows. */
const SHOWN_DAYS = 30;

/** Tokens by local day and hour, updated as responses are added. */
export class WeekHours {
  private readonly calendar: Calendar;
  private readonly shownDays: number;
  /** The first day kept. */
  readonly firstDay: string;
  private readonly days = new Map<string, number[]>();
  private format: Intl.DateTimeFormat | null = null;

  /** @param now milliseconds since the epoch: of the `shownDays` that end then, and all later ones. */
  constructor(calendar: Calendar, now: number, shownDays = SHOWN_DAYS) {
    this.calendar = calendar;
    this.shownDays = shownDays;
    this.firstDay = addDays(calendar.day(now), 1 - shownDays);
  }

  /** In milliseconds since the epoch. */
  get since(): number {
    return this.calendar.startOf(this.firstDay);
  }

  add(quarters: QuarterColumns): void {
    forEachQuarter(quarters, (quarter, _attribution, tokens) => {
      const at = quarter * QUARTER_MS;
      const day = this.calendar.day(at);
      if (day < this.firstDay) return;
      let hours = this.days.get(day);
      if (!hours) {
        hours = new Array<number>(HOURS).fill(0);
        this.days.set(day, hours);
      }
      const hour = this.hourOf(day, at);
      hours[hour] = (hours[hour] ?? 0) + tokens.total;
    });
  }

  /** Sums the days that end with the day of `now`: seven weekdays from Monday, of 24 hours each. */
  sums(now: number): readonly (readonly number[])[] {
    const today = this.calendar.day(now);
    const week = Array.from({ length: 7 }, () => new Array<number>(HOURS).fill(0));
    for (let back = 0; back < this.shownDays; back += 1) {
      const day = addDays(today, -back);
      const sums = week[daysBetween(mondayOf(day), day)];
      this.days.get(day)?.forEach((tokens, hour) => {
        if (sums) sums[hour] = (sums[hour] ?? 0) + tokens;
      });
    }
    return week;
  }

  /** The rules of the zone are only needed on days with a clock change. */
  private hourOf(day: string, at: number): number {
    const start = this.calendar.startOf(day);
    const isWhole = this.calendar.startOf(addDays(day, 1)) - start === HOURS * HOUR_MS;
    if (isWhole) return Math.floor((at - start) / HOUR_MS);
    this.format ??= new Intl.DateTimeFormat('en-GB', {
      timeZone: usableTimeZone(this.calendar.timezone),
      hour: '2-digit',
      hourCycle: 'h23',
    });
    return Number(this.format.format(at)) % HOURS;
  }
}

function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / (HOURS * HOUR_MS));
}
