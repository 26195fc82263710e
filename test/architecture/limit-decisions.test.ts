import { describe, expect, it } from 'vitest';
import { limitArithmetic } from './limit-arithmetic.ts';
import { textsBelow } from './sources.ts';

/** Files that calculate with a number of that name which is of no limit, and why. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^renderer\/live\//, 'how full the context of a session is'],
  [/^electron\/cli\/views\/live-view\.ts$/, 'how full the context of a session is'],
];

const views = ['renderer', 'electron/main', 'electron/cli', 'electron/web', 'electron/preload'].flatMap(
  (folder) => [...textsBelow(folder, /\.tsx?$/)],
);

describe('views', () => {
  it('decide nothing of limits: no threshold, no pace, no binding limit', () => {
    const decided = views
      .filter(([file]) => !OTHERS.some(([path]) => path.test(file)))
      .flatMap(([file, text]) => limitArithmetic(file, text).map((found) => `${file}: ${found}`));
    expect(views.length).toBeGreaterThan(200);
    expect(decided).toEqual([]);
  });

  it.each([
    'const level = window.usedPercent >= 80 ? 1 : 0;',
    'const delta = usedPercent - expected;',
    'windows.sort((a, b) => (b.usedPercent ?? 0) - (a.usedPercent ?? 0));',
    'const left = Math.max(0, 100 - cap.remainingPercent);',
    'const over = outlook.atReset.value > 100;',
    'const isFull = (knownUse(window, now) ?? 0) >= 95;',
    'const rest = 100 - shownUse(window);',
  ])('would be found: %s', (source) => {
    expect(limitArithmetic('x.ts', source)).toHaveLength(1);
  });

  it.each([
    'const isKnown = window.usedPercent !== null;',
    'const text = format.percent(window.usedPercent);',
  ])('may show: %s', (source) => {
    expect(limitArithmetic('x.ts', source)).toEqual([]);
  });
});
