import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRESENT_WEIGHTS, presentUse } from '../../../electron/core/limits/present-use.ts';
import { project } from '../../../electron/core/limits/project.ts';
import { cutWindows } from '../../../electron/core/limits/window-course.ts';
import { anyWatchedWindow, HOUR, MINUTE, NOON } from './series.ts';

/** A 5-hour window from noon on, with these readings: minutes after noon, percent. */
const courseOf = (...readings: readonly (readonly [minute: number, usedPercent: number])[]) => ({
  startsAt: NOON,
  resetsAt: NOON + 5 * HOUR,
  points: readings.map(([minute, usedPercent]) => ({ at: NOON + minute * MINUTE, usedPercent })),
});
/** A reading every five minutes, a percent a minute. */
const working = (from: number, to: number, before = 0) =>
  Array.from(
    { length: (to - from) / 5 + 1 },
    (_, place) => [from + 5 * place, before + 5 * place] as [number, number],
  );
const presentAt = (minute: number, ...readings: readonly (readonly [number, number])[]) =>
  presentUse(courseOf(...readings), NOON + minute * MINUTE, PRESENT_WEIGHTS);

describe('what is done now', () => {
  test('goes on at its rate, and the longer the longer it has gone on', () => {
    const [short, long] = [presentAt(45, ...working(15, 45)), presentAt(75, ...working(15, 75))];
    for (const { rate } of [short, long]) expect(rate * MINUTE).toBeCloseTo(1, 1);
    expect(long.lastsMs).toBeGreaterThan(short.lastsMs);
  });

  test('begins after the last pause', () => {
    const paused = presentAt(100, ...working(0, 30), ...working(80, 100, 30));
    expect(paused.lastsMs).toBe(presentAt(100, ...working(80, 100)).lastsMs);
  });

  test('is nothing where nothing was said for long', () => {
    expect(presentAt(120, ...working(0, 30))).toMatchObject({ rate: 0, lastsMs: PRESENT_WEIGHTS.restMs });
  });

  test('is not taken from one jump, which may be of another machine', () => {
    const jumped = presentAt(60, [30, 2], [40, 2], [50, 2], [59, 2], [60, 40]);
    expect(jumped.rate * HOUR).toBeLessThan(10);
  });

  test('of any window: no less than nothing, and within known bounds', () => {
    fc.assert(
      fc.property(anyWatchedWindow, ({ points, minutes, now }) => {
        const course = cutWindows(points, minutes).at(-1);
        if (!course) return;
        const { rate, lastsMs, span } = presentUse(course, now, PRESENT_WEIGHTS);
        expect(rate).toBeGreaterThanOrEqual(0);
        // A rate is a quotient: the last digits of its product may be rounded up.
        expect(rate * span).toBeLessThanOrEqual(100 + 1e-9);
        expect(lastsMs).toBeGreaterThan(0);
        expect(lastsMs).toBeLessThanOrEqual(4 * HOUR);
      }),
    );
  });
});

test('a projection runs out where it comes to all of the window, at a moment within its range', () => {
  fc.assert(
    fc.property(anyWatchedWindow, ({ points, minutes, now }) => {
      const course = cutWindows(points, minutes).at(-1);
      if (!course || now < course.startsAt || now >= course.resetsAt) return;
      const { atReset, runsOut } = project({ course, before: [], activity: () => 1, now });
      expect(runsOut.at !== null).toBe(atReset.value >= 100);
      if (runsOut.at === null) return;
      expect(runsOut.at).toBeGreaterThanOrEqual(runsOut.earliest ?? Number.POSITIVE_INFINITY);
      expect(runsOut.at).toBeLessThanOrEqual(runsOut.latest ?? course.resetsAt);
    }),
  );
});
