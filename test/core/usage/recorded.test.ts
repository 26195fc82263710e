import { describe, expect, test } from 'vitest';
import { asSum, expectedSums, RECORDED, readHome } from './homes.ts';

describe('recorded sessions of real Codex versions', () => {
  test.each(Object.keys(expectedSums))('%s sums to what the provider billed', async (name) => {
    const { files: _files, ...expected } = expectedSums[name] as never as Record<string, number>;
    expect(asSum(await readHome(`${RECORDED}${name}`))).toEqual(expected);
  });

  test('several homes with the same threads count each response once', async () => {
    const once = await readHome(`${RECORDED}scenarios-0.169.0`);
    expect(await readHome(`${RECORDED}scenarios-0.169.0`, `${RECORDED}scenarios-0.169.0`)).toEqual(once);
  });
});
