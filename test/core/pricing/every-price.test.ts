import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CostSum, PriceBook } from '../../../electron/core/pricing/cost.ts';
import { priceTableSchema } from '../../../electron/core/pricing/price-schema.ts';
import { repositoryPrices } from '../../../electron/core/pricing/repository-prices.ts';
import { attributionText } from '../../../electron/core/tokens/attribution.ts';
import { AttributedSums } from '../../../electron/core/tokens/sums.ts';
import { type BilledResponse, bareTable, priceByHand } from './by-hand.ts';

const book = new PriceBook(repositoryPrices);

/** A thousandth of a cent. */
const TOLERANCE = 0.00001;

function sumsOf(responses: readonly BilledResponse[]): AttributedSums {
  const sums = new AttributedSums();
  for (const { model, tier, input, cachedInput, cacheWriteInput, output } of responses) {
    const tokens = { input, cachedInput, cacheWriteInput, output, reasoningOutput: 0, total: input + output };
    sums.add(attributionText(model, null, tier, input > 272_000), tokens, 1);
  }
  return sums;
}

const costOf = (day: string, responses: readonly BilledResponse[]) => book.ofDay(day, sumsOf(responses)).cost;

const cases = Object.entries(bareTable.models).flatMap(([model, { prices }]) =>
  prices.flatMap((period, place) => {
    const tiers = [null, 'default', 'fast', ...Object.keys({ ...bareTable.tiers, ...period.tiers })];
    const last = place === prices.length - 1;
    const days = [period.from ?? '2026-01-31', ...(last ? [period.until ?? '2027-01-01'] : [])];
    return tiers.flatMap((tier) =>
      days.flatMap((day) => [271_999, 272_000, 272_001].map((input) => ({ model, tier, day, input }))),
    );
  }),
);

describe('the price table', () => {
  test('is of its own form', () => {
    expect(v.safeParse(priceTableSchema, repositoryPrices).issues).toBeUndefined();
    expect(cases.length).toBeGreaterThan(300);
  });

  test('prices every model, period, tier and length as a second calculation does', () => {
    for (const { model, tier, day, input } of cases) {
      const response = {
        model,
        tier,
        day,
        input,
        cachedInput: 131_313,
        cacheWriteInput: 7_001,
        output: 54_321,
      };
      const { costUsd } = costOf(day, [response]);
      const name = `${model}, ${tier}, ${day}, ${input}`;
      expect(costUsd, name).not.toBeNull();
      expect(Math.abs((costUsd ?? 0) - priceByHand(response)), name).toBeLessThan(TOLERANCE);
    }
  });

  test('gives prices that are written down here once more', () => {
    const million = { day: '2026-11-23', cachedInput: 0, cacheWriteInput: 0 };
    const short = { ...million, input: 100_000, output: 100_000 };
    const usd = (model: string, tier: string | null, day = '2026-11-23') =>
      costOf(day, [{ ...short, model, tier }]).costUsd;
    expect(usd('gpt-6.1-sol', null)).toBeCloseTo(1.2, 9);
    expect(usd('gpt-6-sol', null)).toBeCloseTo(2.4, 9);
    expect(usd('gpt-6-sol', 'default')).toBeCloseTo(1.2, 9);
    expect(usd('gpt-5.5', 'priority')).toBeCloseTo(8.75, 9);
    expect(usd('gpt-6.1-sol', 'flex')).toBeCloseTo(0.6, 9);
    expect(usd('gpt-5.6-sol', null, '2026-08-20')).toBeCloseTo(3.5, 9);
    expect(usd('gpt-5.6-sol', null, '2026-08-21')).toBeCloseTo(2.4, 9);
    const long = { ...million, model: 'gpt-6.1-sol', tier: null, input: 300_000, output: 100_000 };
    expect(costOf('2026-11-23', [long]).costUsd).toBeCloseTo(2.7, 9);
  });

  test('never prices what it does not know, and says how much that is', () => {
    const used = { day: '2026-11-23', input: 1_000, cachedInput: 0, cacheWriteInput: 0, output: 500 };
    const unknown = { ...used, model: 'gpt-6.1-sol-mini', tier: null };
    const known = { ...used, model: 'gpt-6.1-sol', tier: null };
    expect(costOf('2026-11-23', [unknown])).toEqual({ costUsd: null, unpricedTokens: 1_500 });
    const mixed = costOf('2026-11-23', [unknown, known]);
    expect(mixed).toMatchObject({ costUsd: null, unpricedTokens: 1_500 });
    expect(mixed.costLowerBoundUsd).toBeCloseTo(0.007, 9);
    for (const tier of ['constructor', 'turbo', 'ultrafast']) {
      expect(costOf('2026-11-23', [{ ...known, tier }]).costUsd, tier).toBeNull();
    }
    for (const model of ['toString', 'gpt-5.3-codex-spark', 'codex-auto-review', 'gpt-6']) {
      expect(costOf('2026-11-23', [{ ...known, model }]).costUsd, model).toBeNull();
    }
    expect(costOf('2026-12-01', [{ ...known, model: 'gpt-5.6-sol' }]).costUsd).toBeNull();
    expect(costOf('2026-11-23', [])).toEqual({ costUsd: 0 });
  });

  test('knows other names and dated builds of the same model', () => {
    const used = {
      day: '2026-11-23',
      tier: null,
      input: 9_000,
      cachedInput: 0,
      cacheWriteInput: 0,
      output: 500,
    };
    const cost = (model: string) => costOf('2026-11-23', [{ ...used, model }]).costUsd;
    expect(cost('gpt-5.5-2026-04-23')).toBe(cost('gpt-5.5'));
    expect(cost('gpt-5-codex')).toBe(cost('gpt-5'));
  });

  test('costs sums what their responses cost together', () => {
    const tokens = fc.nat({ max: 400_000 });
    const response = fc
      .record({
        one: fc.constantFrom(...cases),
        input: tokens,
        cached: fc.nat({ max: 50 }),
        written: fc.nat({ max: 50 }),
        output: tokens,
      })
      .map(({ one, input, cached, written, output }) => ({
        ...one,
        input,
        cachedInput: Math.floor((input * cached) / 100),
        cacheWriteInput: Math.floor((input * written) / 100),
        output,
      }));
    fc.assert(
      fc.property(fc.array(response, { maxLength: 60 }), (responses) => {
        const days = new Set(responses.map(({ day }) => day));
        const cost = new CostSum();
        for (const day of days) book.addDay(cost, day, sumsOf(responses.filter((one) => one.day === day)));
        const each = responses.reduce((sum, one) => sum + priceByHand(one), 0);
        expect(Math.abs((cost.amount ?? -1) - each)).toBeLessThan(1e-9);
      }),
    );
  });
});
