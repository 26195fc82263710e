import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UsageModelRow, UsageRow } from '../../../electron/shared/commands.ts';
import { noTokens } from '../../../electron/shared/tokens.ts';
import { stackModels } from '../../../renderer/features/tokens/charts/day-stack.ts';
import { dayBefore, stackBars } from '../../../renderer/ui/charts/stack/day-stack.ts';

const TODAY = '2026-11-20';

const part = (model: string | null, total: number, costUsd: number | null): UsageModelRow => ({
  model,
  tokens: { ...noTokens, input: total, total },
  costUsd,
});

function row(day: string, models: readonly UsageModelRow[]): UsageRow {
  const total = models.reduce((sum, { tokens }) => sum + tokens.total, 0);
  const isPriced = models.every(({ costUsd }) => costUsd !== null);
  const costUsd = isPriced ? models.reduce((sum, model) => sum + (model.costUsd ?? 0), 0) : null;
  return { key: day, tokens: { ...noTokens, input: total, total }, costUsd, responses: 1, models };
}

const anyRows = fc
  .uniqueArray(
    fc.record({
      back: fc.nat(100),
      models: fc.uniqueArray(
        fc.record({
          model: fc.option(fc.constantFrom(...'abcdefghij')),
          total: fc.nat(1e9),
          cost: fc.option(fc.nat(1000)),
        }),
        { selector: ({ model }) => model, maxLength: 9 },
      ),
    }),
    { selector: ({ back }) => back },
  )
  .map((days) =>
    days.map(({ back, models }) =>
      row(
        dayBefore(TODAY, back),
        models.map(({ model, total, cost }) => part(model, total, cost)),
      ),
    ),
  );

describe('days stacked by model', () => {
  it('hold every day once, and all that was used on it', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(30, 90), (rows, count) => {
        const { days, series } = stackModels(rows, TODAY, count, 'tokens');
        expect(days.map(({ day }) => day)).toEqual(
          Array.from({ length: count }, (_, place) => dayBefore(TODAY, count - 1 - place)),
        );
        expect(series.length).toBeLessThanOrEqual(6);
        for (const { day, parts, total } of days) {
          expect(parts).toHaveLength(series.length);
          expect(total).toBe(rows.find(({ key }) => key === day)?.tokens.total ?? 0);
          expect(parts.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(total);
        }
      }),
    );
  });

  it('draw boxes that are as tall as their figures, one on the other', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const stack = stackModels(rows, TODAY, 30, 'tokens');
        const most = Math.max(1, ...stack.days.map(({ total }) => total));
        const y = scaleLinear([0, most], [200, 10]);
        const bars = stackBars(stack, { left: 40, right: 500, top: 10, bottom: 200 }, y);
        bars.forEach(({ x, width, boxes }, index) => {
          expect(x).toBeGreaterThanOrEqual(40);
          expect(x + width).toBeLessThanOrEqual((bars[index + 1]?.x ?? 500) + 0.001);
          let bottom = 200;
          for (const { place, y: top, height } of boxes) {
            expect(height).toBeCloseTo(((stack.days[index]?.parts[place] ?? 0) / most) * 190, 6);
            expect(top + height).toBeCloseTo(bottom, 6);
            bottom = top;
          }
        });
      }),
    );
  });

  it('say of a cost whether it is only a lower bound', () => {
    const rows = [
      row(TODAY, [part('a', 10, 2), part('b', 10, null)]),
      row(dayBefore(TODAY, 1), [part('a', 5, 1)]),
    ];
    const { days, series } = stackModels(rows, TODAY, 30, 'cost');
    expect(series).toEqual([{ kind: 'one', name: 'a' }]);
    expect(days.at(-1)).toEqual({ day: TODAY, parts: [2], total: 2, isLowerBound: true });
    expect(days.at(-2)).toMatchObject({ total: 1, isLowerBound: false });
  });

  it('fold what has no series of its own', () => {
    const models = [...'abcdefgh'].map((name, place) => part(name, 100 - place, 1));
    const { series, days } = stackModels([row(TODAY, models)], TODAY, 30, 'tokens');
    expect(series.at(-1)).toEqual({ kind: 'others', count: 3 });
    expect(days.at(-1)?.parts.at(-1)).toBe(95 + 94 + 93);
  });
});
