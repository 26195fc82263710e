import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, Calendar, mondayOf, namedSpans } from '../../../electron/core/time/calendar.ts';
import { runs } from '../../setup/runs.ts';

describe('local days', () => {
  test('a day of 23 and one of 25 hours', () => {
    const berlin = new Calendar('Europe/Berlin');
    const hours = (day: string) => (berlin.span(day, day).to - berlin.span(day, day).from) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-23')]).toEqual([23, 25, 24]);
  });

  test('a session at 01:58 UTC is of the day before in Los Angeles', () => {
    expect(new Calendar('America/Los_Angeles').day(Date.parse('2026-11-23T01:58:00Z'))).toBe('2026-11-22');
  });

  test('UTC has the days of Etc/UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const [one, other] = ['UTC', 'Etc/UTC'].map((zone) => {
          const calendar = new Calendar(zone);
          const day = calendar.day(seconds * 1000);
          return { day, span: calendar.span(day, day) };
        });
        return JSON.stringify(one) === JSON.stringify(other);
      }),
      { numRuns: runs(100) },
    );
  });

  test('a moment lies in the span of its own day, in every zone', () => {
    const zones = [
      'UTC',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Pacific/Kiritimati',
      'Africa/Cairo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        (zone, seconds) => {
          const calendar = new Calendar(zone);
          const at = seconds * 1000;
          const day = calendar.day(at);
          const { from, to } = calendar.span(day, day);
          return from <= at && at < to;
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('weeks start on Monday, months on the first', () => {
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-29')]).toEqual(['2026-11-23', '2026-11-23']);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    const spans = namedSpans(new Calendar('UTC'), Date.parse('2026-11-25T12:00:00Z'));
    expect(new Date(spans.week.from).toISOString()).toBe('2026-11-23T00:00:00.000Z');
    expect(new Date(spans.month.to).toISOString()).toBe('2026-12-01T00:00:00.000Z');
    expect(new Date(spans.last7Days.from).toISOString()).toBe('2026-11-19T00:00:00.000Z');
  });

  test('an unknown zone counts as UTC', () => {
    expect(new Calendar('Mars/Olympus').day(Date.parse('2026-11-23T23:59:00Z'))).toBe('2026-11-23');
  });
});
