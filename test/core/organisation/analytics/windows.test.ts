import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayStart,
  mayStillRise,
  spansToRead,
} from '../../../../electron/core/organisation/analytics/windows.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-20T10:46:20Z');
const day = (text: string) => Date.parse(text);
const never = () => null;

describe('the days to be read', () => {
  it('are all of the span at first, as one request', () => {
    const span = { start: day('2026-11-01'), end: day('2026-11-21') };
    expect(spansToRead(span, now, never)).toEqual([span]);
  });

  it('begin 90 days ago, and end with today', () => {
    const spans = spansToRead({ start: day('2026-01-01'), end: day('2027-01-01') }, now, never);
    expect(spans[0]?.start).toBe(day('2026-08-22'));
    expect(spans.at(-1)?.end).toBe(day('2026-11-21'));
    for (const { start, end } of spans) expect((end - start) / DAY).toBeLessThanOrEqual(90);
  });

  it('are the last week again, where all was read a moment ago', () => {
    const span = { start: day('2026-10-01'), end: day('2026-11-21') };
    expect(spansToRead(span, now, () => now)).toEqual([{ start: day('2026-11-13'), end: day('2026-11-21') }]);
  });

  it('hold every day that may have risen since it was read, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(30)), { minLength: 91, maxLength: 91 }), (lags) => {
        const first = dayStart(now) - 90 * DAY;
        const readAt = (at: number) => {
          const lag = lags[(at - first) / DAY];
          return lag == null ? null : Math.min(now, at + lag * DAY);
        };
        const spans = spansToRead({ start: first, end: now }, now, readAt);
        for (let at = first; at <= now; at += DAY) {
          const read = readAt(at);
          const isIn = spans.filter(({ start, end }) => start <= at && at < end).length;
          expect(isIn).toBe(read === null || mayStillRise(at, read) ? 1 : 0);
        }
      }),
    );
  });
});
