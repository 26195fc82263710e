import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bars } from '../../../renderer/ui/charts/bars.ts';
import { sparklinePaths } from '../../../renderer/ui/charts/sparkline.ts';

const counts = fc.array(fc.nat(5_000_000), { minLength: 2, maxLength: 40 });

describe('sparklinePaths', () => {
  it('draws from the base to the top', () => {
    const { line, area } = sparklinePaths([0, 10, 5], 22, 12);
    expect(line).toMatch(/^M1,11C.*,11,1C.*,21,6$/);
    // Back along the base.
    expect(area).toBe(`${line}L21,11C17.67,11,14.33,11,11,11C7.67,11,4.33,11,1,11Z`);
  });
  it('draws nothing where there is nothing', () => {
    const nothing = { line: '', area: '' };
    expect(sparklinePaths([], 20, 10)).toEqual(nothing);
    expect(sparklinePaths([7], 20, 10)).toEqual(nothing);
    expect(sparklinePaths([0, 0, 0], 20, 10)).toEqual(nothing);
  });
  it('stays inside its box', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const numbers = sparklinePaths(values, 64, 20).area.match(/-?[\d.]+/g) ?? [];
        numbers.forEach((text, index) => {
          expect(Number(text)).toBeGreaterThanOrEqual(1);
          expect(Number(text)).toBeLessThanOrEqual(index % 2 === 0 ? 63 : 19);
        });
      }),
    );
  });
});

describe('bars', () => {
  it('keeps little apart from nothing', () => {
    const [none, little, most] = bars([0, 1, 1_000_000], 29, 40, 1);
    expect(none?.height).toBe(0);
    expect(little?.height).toBe(1);
    expect(most).toEqual({ x: 20, y: 0, width: 9, height: 40 });
  });
  it('stands inside its box, in order and apart', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const drawn = bars(values, 300, 44, 3);
        expect(drawn).toHaveLength(values.length);
        drawn.forEach((bar, index) => {
          expect(bar.y).toBeGreaterThanOrEqual(0);
          expect(bar.y + bar.height).toBeCloseTo(44, 1);
          expect(bar.x + bar.width).toBeLessThanOrEqual(300.02);
          expect(bar.x - (drawn[index - 1]?.x ?? -999)).toBeGreaterThan(bar.width);
        });
      }),
    );
  });
});
