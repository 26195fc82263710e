import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ResponseList } from '../../../electron/core/tokens/response-list.ts';
import { runs } from '../../setup/runs.ts';

test('a list that was given away while empty takes responses', () => {
  const list = new ResponseList(new ResponseList().take());
  list.push(1, 2, 3, 1, 0, 4, 2, 'gpt-6.1-sol', 'high', null, -1);
  expect(list.length).toBe(1);
  expect(list.get(0)).toMatchObject({ key: 1, at: 2, model: 'gpt-6.1-sol', tokens: { total: 7 } });
  expect(new ResponseList(list.view()).key(0)).toBe(1);
});

const count = fc.oneof(fc.nat(300_000), fc.nat(2 ** 40), fc.constantFrom(2 ** 32 - 1, 2 ** 32));
const response = fc.record({
  key: fc.nat(2 ** 50),
  at: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  counts: fc.tuple(count, count, count, count, count),
  model: fc.constantFrom('gpt-6.1-sol', 'gpt-6.1-luna', null),
  effort: fc.constantFrom('high', null),
  tier: fc.constantFrom('priority', null),
  legacyIndex: fc.integer({ min: -1, max: 2 ** 20 }),
});

test('a list gives back what it was given, however long, stored or not', () => {
  fc.assert(
    fc.property(
      fc.array(response, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(1, 3, 700),
      (some, times) => {
        const list = new ResponseList();
        const given = Array.from({ length: times }, () => some).flat();
        for (const { key, at, counts, model, effort, tier, legacyIndex } of given) {
          list.push(key, at, ...counts, model, effort, tier, legacyIndex);
        }
        const copy = new ResponseList(list.view());
        const moved = new ResponseList(list.take());
        expect([list.length, copy.length, moved.length]).toEqual([0, given.length, given.length]);
        for (const each of [copy, moved]) {
          given.forEach((one, index) => {
            const { tokens, ...rest } = each.get(index);
            const { input, cachedInput, cacheWriteInput, output, reasoningOutput } = tokens;
            const counts = [input, cachedInput, cacheWriteInput, output, reasoningOutput];
            const { tier, ...own } = one;
            expect({ ...rest, counts }).toEqual({ ...own, counts: one.counts, serviceTier: tier });
          });
        }
      },
    ),
    { numRuns: runs(40) },
  );
});
