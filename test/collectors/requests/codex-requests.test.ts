import { expect, test } from 'vitest';
import { compareRequests, describeDifferences } from './compare-requests.ts';

test('the probe asks as the real Codex does, request by request', { timeout: 180_000 }, async () => {
  const result = await compareRequests(40, 1);
  const { cases, compared, sent, stopped, milliseconds } = result;
  console.log(
    `${cases} cases, ${stopped} not started, ${sent} of ${compared} signals sent, ${(milliseconds / 1000).toFixed(0)} s`,
  );
  expect(describeDifferences(result)).toBe('');
  expect(sent).toBeGreaterThan(30);
});
