import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAge } from '../../../electron/shared/format/age.ts';
import { formatClock, formatDay, formatMoment } from '../../../electron/shared/format/clock.ts';
import { formatDuration } from '../../../electron/shared/format/duration.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const now = Date.parse('2026-11-20T10:00:00.000Z');

describe('formatDuration', () => {
  it.each([
    [0, '0 min'],
    [-5, '0 min'],
    [30_000, '< 1 min'],
    [14 * MIN, '14 min'],
    [2 * HOUR, '2 h'],
    [2 * HOUR + 14 * MIN + 59_999, '2 h 14 min'],
    [3 * DAY + 4 * HOUR + 59 * MIN, '3 d 4 h'],
    [DAY, '1 d'],
  ])('rounds %i ms down to %s', (ms, text) => expect(formatDuration(ms, 'en')).toBe(text));

  it.each([
    [1, '1 min'],
    [59 * MIN + 1, '1 h'],
    [23 * HOUR + 59 * MIN + 1, '1 d'],
    [3 * DAY + 4 * HOUR + 1, '3 d 5 h'],
    [6 * DAY + 23 * HOUR + MIN, '7 d'],
  ])('rounds %i ms of a countdown up to %s', (ms, text) => expect(formatDuration(ms, 'en', 'up')).toBe(text));

  it('has at most two units and never a full lower unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * DAY }), fc.constantFrom('down', 'up'), (ms, rounding) => {
        const text = formatDuration(ms, 'en', rounding);
        expect(text).toMatch(/^(< 1 min|\d+ (d|h|min)( \d+ (h|min))?)$/);
        expect(text).not.toMatch(/\b(60 min|24 h)\b/);
      }),
    );
  });
});

describe('formatAge', () => {
  it.each([
    [0, 'now'],
    [59_999, 'now'],
    [-5 * MIN, 'now'],
    [3 * MIN, '3 min ago'],
    [2 * HOUR + 59 * MIN, '2 hr ago'],
    [5 * DAY, '5 days ago'],
  ])('says %i ms ago as %s', (ms, text) => expect(formatAge(now - ms, now, 'en')).toBe(text));
  it('takes ISO times', () => expect(formatAge('2026-11-20T09:50:00.000Z', now, 'en')).toBe('10 min ago'));
});

describe('moments', () => {
  it('follow the time zone and the locale', () => {
    expect(formatClock('2026-11-20T13:00:00.000Z', 'en-GB', 'Europe/Berlin')).toBe('14:00');
    expect(formatClock('2026-11-20T13:00:00.000Z', 'en-US', 'UTC')).toMatch(/^01:00\sPM$/);
  });
  it('grow with the distance', () => {
    expect(formatMoment('2026-11-20T13:00:00.000Z', now, 'en-GB', 'UTC')).toBe('13:00');
    expect(formatMoment('2026-11-24T13:00:00.000Z', now, 'en-GB', 'UTC')).toBe('Tue 13:00');
    expect(formatMoment('2026-12-24T13:00:00.000Z', now, 'en-GB', 'UTC')).toBe('24 Dec, 13:00');
  });
  it('uses the calendar day of the zone, not of UTC', () => {
    expect(formatMoment('2026-11-20T23:30:00.000Z', now, 'en-GB', 'Europe/Berlin')).toBe('Sat 00:30');
  });
  it('keeps a calendar day as it is', () => {
    expect(formatDay('2026-11-01', 'en-US')).toBe('Nov 1');
    expect(formatDay('2026-11-01', 'en-GB')).toBe('1 Nov');
  });
});
