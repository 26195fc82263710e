import { DAY_MINUTES, MINUTE_MS } from '../../shared/durations.ts';
import { dateForm } from '../../shared/format/intl.ts';
import type { QuietHours } from '../../shared/settings.ts';

/** A clock change makes a day at most this long. */
const LONGEST_DAY = DAY_MINUTES + 3 * 60;

const wallClock = dateForm({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/**
 * Returns when the quiet hours around `now` end, in milliseconds since the epoch; null outside of them. They follow
 * the local clock, through its changes. A span that ends when it begins is empty.
 */
export function quietUntil(now: number, hours: QuietHours | null, timezone: string): number | null {
  if (hours === null) return null;
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  const isQuiet = (at: number) => {
    const minute = minutesOf(wallClock('en-GB', timezone).format(at));
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  };
  if (from === to || !isQuiet(now)) return null;
  let at = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  for (let passed = 0; passed < LONGEST_DAY; passed += 1) {
    at += MINUTE_MS;
    if (!isQuiet(at)) break;
  }
  return at;
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
