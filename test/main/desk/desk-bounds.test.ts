import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deskBounds } from '../../../electron/main/desk/desk-bounds.ts';
import { contains } from '../../../electron/main/popover/geometry.ts';

const area = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  workArea: { x, y: y + 30, width, height: height - 30 },
});
const one = [area(0, 0, 1920, 1080)];
const two = [...one, area(1920, 0, 1280, 720)];

describe('the bounds of the desk', () => {
  test('are in the middle of the primary display the first time', () => {
    expect(deskBounds(null, one)).toEqual({ x: 370, y: 155, width: 1180, height: 800 });
  });

  test('stay as they were', () => {
    const last = { x: 2000, y: 100, width: 1000, height: 600 };
    expect(deskBounds(last, two)).toEqual(last);
  });

  test('come back to the primary display where theirs is gone', () => {
    expect(deskBounds({ x: 2000, y: 100, width: 1000, height: 600 }, one)).toEqual({
      x: 460,
      y: 255,
      width: 1000,
      height: 600,
    });
  });

  test('are always whole numbers inside one work area', () => {
    const pixels = fc.integer({ min: -4000, max: 4000 });
    const size = fc.integer({ min: 360, max: 5000 });
    const rectangle = fc.record({ x: pixels, y: pixels, width: size, height: size });
    fc.assert(
      fc.property(fc.option(rectangle), fc.constantFrom(one, two), (last, displays) => {
        const { x, y, width, height } = deskBounds(last, displays);
        for (const value of [x, y, width, height]) expect(Number.isInteger(value)).toBe(true);
        const inside = displays.some(
          ({ workArea }) =>
            contains(workArea, { x, y }) && contains(workArea, { x: x + width - 1, y: y + height - 1 }),
        );
        expect(inside).toBe(true);
      }),
    );
  });
});
