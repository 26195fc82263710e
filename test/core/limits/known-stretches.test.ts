import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownCourses } from '../../../electron/core/limits/known-stretches.ts';
import { gapOf } from '../../../electron/core/limits/rates.ts';
import { cutWindows } from '../../../electron/core/limits/window-course.ts';
import { HOUR, MINUTE, NOON } from './series.ts';

const reset = NOON + 5 * HOUR;
const point = (minutes: number, usedPercent: number, resetsAt = reset) => ({
  at: NOON + minutes * MINUTE,
  usedPercent,
  resetsAt,
});
const courses = (points: readonly ReturnType<typeof point>[], now = NOON + 4 * HOUR) =>
  knownCourses(cutWindows(points, 300), now, 9);
const percents = (points: readonly ReturnType<typeof point>[]) =>
  courses(points).map(({ stretches }) => stretches.map((each) => each.map(({ usedPercent }) => usedPercent)));

describe('what is known of the runs of a window', () => {
  test('is divided where another machine may have used it unseen', () => {
    expect(percents([point(10, 3), point(30, 5), point(61, 9), point(80, 12)])).toEqual([
      [
        [0, 3, 5],
        [9, 12],
      ],
    ]);
  });

  test('goes on over a pause in which nothing was used', () => {
    expect(percents([point(10, 3), point(200, 3)])).toEqual([[[0, 3, 3]]]);
  });

  test('does not begin where nothing was read of its begin', () => {
    expect(percents([point(90, 30), point(100, 31)])).toEqual([[[0], [30, 31]]]);
  });

  test('ends at the reset, or where the server reset it early', () => {
    const early = courses([point(60, 60), point(70, 4)]);
    expect(early.map(({ endedAt }) => endedAt)).toEqual([new Date(NOON + HOUR).toISOString(), null]);
    const over = courses([point(60, 60)], reset);
    expect(over.map(({ endedAt, last }) => [endedAt, last.usedPercent])).toEqual([
      [new Date(reset).toISOString(), 60],
    ]);
  });

  test('holds every reading once, in stretches that no gap is in and that gaps lie between', () => {
    const anyPoints = fc
      .array(fc.tuple(fc.nat(299), fc.nat(100)), { minLength: 1, maxLength: 60 })
      .map((pairs) => {
        const times = pairs.map(([minutes]) => minutes).toSorted((a, b) => a - b);
        const used = pairs.map(([, percent]) => percent).toSorted((a, b) => a - b);
        return times.map((minutes, place) => point(minutes, used[place] ?? 0));
      });
    fc.assert(
      fc.property(anyPoints, (points) => {
        const cut = cutWindows(points, 300);
        knownCourses(cut, reset - 1, 9).forEach((course, index) => {
          const own = cut[index];
          if (own === undefined) throw new Error('A run is missing.');
          const all = course.stretches.flat();
          expect(all.slice(1).map(({ at }) => Date.parse(at))).toEqual(own.points.map(({ at }) => at));
          const gap = gapOf(own);
          const apart = (a = all[0], b = all[0]) =>
            Date.parse(b?.at ?? '') - Date.parse(a?.at ?? '') > gap && a?.usedPercent !== b?.usedPercent;
          course.stretches.forEach((stretch, place) => {
            stretch.slice(1).forEach((each, at) => {
              expect(apart(stretch[at], each)).toBe(false);
            });
            const next = course.stretches[place + 1]?.[0];
            if (next) expect(apart(stretch.at(-1), next)).toBe(true);
          });
        });
      }),
    );
  });
});
