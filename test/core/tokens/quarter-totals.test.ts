import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QuarterTotals, quartersOf } from '../../../electron/core/tokens/quarter-totals.ts';
import { ResponseList } from '../../../electron/core/tokens/response-list.ts';
import { runs } from '../../setup/runs.ts';

const START = 1_790_000_000_000;
const HOUR_MS = 3_600_000;

const response = fc.record({
  key: fc.nat(2 ** 50),
  at: fc.integer({ min: START, max: START + HOUR_MS }),
  input: fc.oneof(fc.nat(300_000), fc.integer({ min: 271_999, max: 272_001 })),
  output: fc.nat(10_000),
  model: fc.constantFrom('gpt-6.1-sol', 'gpt-6.1-luna', null),
  effort: fc.constantFrom('high', null),
  tier: fc.constantFrom('priority', null),
  legacyIndex: fc.integer({ min: -1, max: 8 }),
});

test('responses that are added together make the quarters that they make one by one', () => {
  fc.assert(
    fc.property(
      fc.array(response, { maxLength: 60 }),
      fc.nat(8),
      fc.constantFrom(1, 400),
      fc.boolean(),
      (some, copied, times, isWide) => {
        const list = new ResponseList();
        for (const each of Array.from({ length: times }, () => some).flat()) {
          const { key, at, input, output, model, effort, tier, legacyIndex } = each;
          list.push(key, at, input, 3, 2, output, 1, model, effort, tier, legacyIndex);
        }
        if (isWide) list.push(1, START, 2 ** 33, 0, 0, 1, 0, null, null, null, -1);
        const quarters = new QuarterTotals();
        for (let index = 0; index < list.length; index++) {
          const legacyIndex = list.legacyIndex(index);
          if (legacyIndex < 0 || legacyIndex >= copied) quarters.addResponse(list, index);
        }
        expect(quartersOf(list, copied).pack()).toEqual(quarters.pack());
      },
    ),
    { numRuns: runs(60) },
  );
});
