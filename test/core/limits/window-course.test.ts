import { describe, expect, test } from 'vitest';
import { cutWindows } from '../../../electron/core/limits/window-course.ts';
import { DAY, HOUR, MINUTE, NOON } from './series.ts';

const reset = NOON + 5 * HOUR;
const point = (hours: number, usedPercent: number, resetsAt: number | null = reset) => ({
  at: NOON + hours * HOUR,
  usedPercent,
  resetsAt,
});

describe('what a limit said, cut into windows', () => {
  test('a reset that wanders by minutes is the same window', () => {
    const windows = cutWindows(
      [point(1, 10), point(2, 20, reset + 2 * MINUTE), point(3, 30, reset - MINUTE)],
      300,
    );
    expect(windows).toHaveLength(1);
    expect(windows[0]?.points.map(({ usedPercent }) => usedPercent)).toEqual([10, 20, 30]);
    expect(windows[0]?.resetsAt).toBe(reset - MINUTE);
  });

  test('the next window begins with its own reset', () => {
    const windows = cutWindows([point(1, 90), point(6, 3, NOON + 10 * HOUR)], 300);
    expect(windows.map(({ startsAt, resetsAt }) => [startsAt, resetsAt])).toEqual([
      [NOON, reset],
      [NOON + 5 * HOUR, NOON + 10 * HOUR],
    ]);
  });

  test('an early reset by the server begins again, with another end or the same', () => {
    const moved = cutWindows([point(1, 60), point(2, 4, reset + 2 * HOUR)], 300);
    expect(moved.at(-1)?.points).toEqual([{ at: NOON + 2 * HOUR, usedPercent: 4 }]);
    const kept = cutWindows([point(1, 60), point(2, 4), point(3, 9)], 300);
    expect(kept).toHaveLength(2);
    expect(kept[1]).toMatchObject({ startsAt: NOON + HOUR, resetsAt: reset });
    expect(kept[1]?.points).toHaveLength(2);
  });

  test('use that falls by no more than rounding goes on as it was', () => {
    const windows = cutWindows([point(1, 12), point(1.1, 11), point(1.2, 13)], 300);
    expect(windows).toHaveLength(1);
    expect(windows[0]?.points.map(({ usedPercent }) => usedPercent)).toEqual([12, 12, 13]);
  });

  test('a window that vanished for weeks and came back is another', () => {
    const later = point(24 * 40, 7, NOON + 40 * DAY + 4 * HOUR);
    expect(cutWindows([point(1, 50), later], 300).map(({ points }) => points.length)).toEqual([1, 1]);
  });

  test('words from a clock that is wrong are left out', () => {
    expect(cutWindows([point(6, 50), point(-1, 40), point(2, 30)], 300)).toMatchObject([
      { points: [{ usedPercent: 30 }] },
    ]);
  });

  test('a word without a reset belongs to the window in which it stands', () => {
    const windows = cutWindows(
      [point(0, 5, null), point(1, 10), point(2, 20, null), point(7, 30, null)],
      300,
    );
    expect(windows).toMatchObject([{ points: [{ usedPercent: 10 }, { usedPercent: 20 }] }]);
  });
});
