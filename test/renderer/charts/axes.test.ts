import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitting } from '../../../renderer/ui/charts/frame/axes.tsx';

it('keeps the last label, and none that touch or leave the plot', () => {
  const plot = { left: 40, right: 400, top: 0, bottom: 100 };
  const label = fc.record({
    x: fc.integer({ min: 40, max: 400 }),
    text: fc.string({ minLength: 1, maxLength: 12 }),
  });
  fc.assert(
    fc.property(fc.array(label, { minLength: 1 }), (labels) => {
      const sorted = labels.toSorted((a, b) => a.x - b.x);
      const kept = fitting(sorted, plot, 16);
      expect(kept.at(-1)?.text).toBe(sorted.at(-1)?.text);
      kept.forEach(({ from, to }, place) => {
        expect(from).toBeGreaterThanOrEqual(40);
        expect(to).toBeLessThanOrEqual(400);
        const next = kept[place + 1];
        if (next) expect(next.from).toBeGreaterThan(to);
      });
    }),
  );
});
