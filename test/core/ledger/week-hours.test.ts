import { describe, expect, test } from 'vitest';
import { WeekHours } from '../../../electron/core/ledger/week-hours.ts';
import { Calendar } from '../../../electron/core/time/calendar.ts';
import type { QuarterColumns } from '../../../electron/core/tokens/quarter-totals.ts';
import { openService, TempHome } from '../usage/homes.ts';

const QUARTER_MS = 15 * 60_000;

/** Cells of `[time, input, output]`. */
function quarters(...responses: readonly (readonly [string, number, number])[]): QuarterColumns {
  const rows = responses.flatMap(([at, input, output]) => [
    Math.floor(Date.parse(at) / QUARTER_MS),
    ...[0, input, 0, 0, output, 0, 1],
  ]);
  return { rows, attributions: ['x'] };
}

/** The hours with use, as `weekday.hour: tokens`, Monday being 0. */
function used(hours: readonly (readonly number[])[]): Record<string, number> {
  return Object.fromEntries(
    hours.flatMap((day, weekday) =>
      day.flatMap((tokens, hour) => (tokens === 0 ? [] : [[`${weekday}.${hour}`, tokens] as const])),
    ),
  );
}

describe('tokens by hour of the local week', () => {
  const now = Date.parse('2026-11-20T10:46:20.000Z');

  test('are summed over the weeks, in the zone of the calendar', () => {
    const hours = new WeekHours(new Calendar('Europe/Berlin'), now);
    hours.add(
      quarters(
        // Friday 23:30 in UTC is Saturday 00:30 in Berlin.
        ['2026-11-13T23:30:00Z', 100, 20],
        ['2026-11-06T23:45:00Z', 1, 2],
        ['2026-11-20T09:15:00Z', 7, 0],
      ),
    );
    expect(used(hours.sums(now))).toEqual({ '5.0': 123, '4.10': 7 });
  });

  test('leave out what is older than thirty days, and drop a day when the next begins', () => {
    const hours = new WeekHours(new Calendar('UTC'), now);
    hours.add(quarters(['2026-10-21T23:45:00Z', 5, 0], ['2026-10-22T00:00:00Z', 8, 1]));
    expect(used(hours.sums(now))).toEqual({ '3.0': 9 });
    expect(used(hours.sums(now + 24 * 3600_000))).toEqual({});
  });

  test('keep to the clock on the days that it is put forward or back', () => {
    const calendar = new Calendar('Europe/Berlin');
    // 25 October 2026, a Sunday: 03:00 comes after 02:00 twice.
    const autumn = new WeekHours(calendar, now);
    autumn.add(
      quarters(
        ['2026-10-25T00:30:00Z', 1, 0],
        ['2026-10-25T01:30:00Z', 2, 0],
        ['2026-10-25T08:00:00Z', 4, 0],
      ),
    );
    expect(used(autumn.sums(now))).toEqual({ '6.2': 3, '6.9': 4 });
    // 29 March 2026, a Sunday: 03:00 follows 01:59.
    const spring = new WeekHours(calendar, Date.parse('2026-04-01T12:00:00Z'));
    spring.add(quarters(['2026-03-29T00:30:00Z', 1, 0], ['2026-03-29T01:30:00Z', 2, 0]));
    expect(used(spring.sums(Date.parse('2026-04-01T12:00:00Z')))).toEqual({ '6.1': 1, '6.3': 2 });
  });
});

test('the hours of a ledger add up to its thirty days, those that come later too', async () => {
  using home = new TempHome('scenarios-0.169.0');
  const service = openService(home.path);
  const now = Date.parse('2026-11-23T12:00:00.000Z');
  const sum = () => {
    const { hours, last30Days } = service.usage(now);
    return {
      hours: hours.flat().reduce((total, tokens) => total + tokens, 0),
      days: last30Days.tokens.total,
    };
  };
  expect(sum()).toEqual({ hours: 0, days: 0 });
  await service.scan(() => {});
  const { hours, days } = sum();
  expect(days).toBeGreaterThan(0);
  expect(hours).toBe(days);
});

test('the hours of a span of a ledger add up with those before and after to all', async () => {
  using home = new TempHome('scenarios-0.169.0');
  const service = openService(home.path);
  await service.scan(() => {});
  const { ledger } = service;
  const sum = (from: number, to: number) =>
    [...ledger.tokensByHour(from, to).values()].reduce((total, tokens) => total + tokens, 0);
  const all = ledger.tokensByHour(0, Number.POSITIVE_INFINITY);
  const hours = [...all.keys()].toSorted((a, b) => a - b);
  expect(hours.length).toBeGreaterThan(0);
  for (const hour of hours) {
    const cut = hour * 3600_000;
    expect(sum(0, cut) + sum(cut, Number.POSITIVE_INFINITY)).toBe(sum(0, Number.POSITIVE_INFINITY));
    expect(sum(cut, cut + 3600_000)).toBe(all.get(hour));
  }
});
