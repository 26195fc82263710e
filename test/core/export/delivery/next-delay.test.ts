import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grown, oneBatch, parted } from '../../../../electron/core/export/delivery/batch-size.ts';
import { nextDelay } from '../../../../electron/core/export/delivery/next-delay.ts';

describe('The delay after a failure', () => {
  it.each([
    [1, null, 0, 500],
    [1, null, 0.999, 999.5],
    [4, null, 0, 4_000],
    [40, null, 0, 150_000],
    [1, 20_000, 0, 20_000],
    [20, 1_000, 0, 150_000],
    [1, 10 ** 12, 0, 86_400_000],
    [1, -5, 0, 500],
  ])('%i failures, asked for %s, random %f: %i ms', (failures, afterMs, random, is) => {
    expect(nextDelay({ failures, afterMs, random })).toBe(is);
  });

  it('is never shorter than what was asked for, and ends', () => {
    const failure = fc.record({
      failures: fc.integer({ min: 1, max: 10_000 }),
      afterMs: fc.option(fc.integer({ min: 0, max: 86_400_000 })),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(failure, (each) => {
        const delay = nextDelay(each);
        expect(delay).toBeGreaterThanOrEqual(each.afterMs ?? 500);
        expect(delay).toBeLessThanOrEqual(86_400_000 * 1.1);
      }),
    );
  });
});

describe('The size of a batch', () => {
  it('grows again up to the most', () => {
    expect([grown(oneBatch(3), 10).next, grown(oneBatch(8), 10).next]).toEqual([6, 10]);
  });

  it('sends what comes before a faulty record first, then that alone', () => {
    const before = parted(10, 4);
    expect(before.next).toBe(4);
    expect(grown(before, 10).next).toBe(1);
    expect(parted(10, 0).next).toBe(1);
  });

  it('halves down to one where none is named', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), fc.integer(), (left, faulty) => {
        const { next } = parted(left, faulty < 0 || faulty >= left ? faulty : null);
        expect(next).toBeGreaterThanOrEqual(1);
        expect(next).toBeLessThan(left);
      }),
    );
  });
});
