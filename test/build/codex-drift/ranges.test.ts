import { expect, test } from 'vitest';
import { integerRange, LEAST, MOST, MOST_MOMENT } from '../../../build/codex-drift/config-rules/ranges.ts';

const within = (min: bigint, max: bigint) => integerRange(async (value) => value >= min && value <= max);

test.each([
  [0n, 255n],
  [-5n, 12_345n],
  [LEAST, MOST],
  [1n, MOST_MOMENT - 1n],
])('a range from %d to %d is found', async (min, max) => {
  expect(await within(min, max)).toMatchObject({ min, max });
});

test('an end that depends on how long the computer has been on is always the same', async () => {
  for (const uptime of [1n, 4_296n, 31_536_000n]) {
    expect(await within(0n, MOST - uptime)).toMatchObject({ min: 0n, max: MOST_MOMENT });
  }
});
