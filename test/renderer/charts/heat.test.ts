import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEAT_STEPS, heatSteps, hottest } from '../../../renderer/ui/charts/heat.ts';

const rows = fc.array(fc.array(fc.nat(9_000_000), { minLength: 24, maxLength: 24 }), {
  minLength: 7,
  maxLength: 7,
});

describe('heatSteps', () => {
  it('keeps nothing apart from little, and the order of all', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const steps = heatSteps(values).flat();
        const flat = values.flat();
        flat.forEach((value, index) => {
          expect((steps[index] ?? -1) === 0).toBe(value === 0);
          const next = flat[index + 1];
          if (next !== undefined && next >= value)
            expect(steps[index + 1]).toBeGreaterThanOrEqual(steps[index] ?? 9);
        });
        if (Math.max(...flat) > 0) expect(Math.max(...steps)).toBe(HEAT_STEPS);
      }),
    );
  });
});

describe('hottest', () => {
  it('is the place of the largest value, and nowhere where there is none', () => {
    expect(
      hottest([
        [0, 2],
        [7, 0],
      ]),
    ).toEqual({ row: 1, column: 0, value: 7 });
    expect(hottest([[0, 0]])).toBeNull();
  });
});
