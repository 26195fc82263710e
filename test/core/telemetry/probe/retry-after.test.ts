import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../../../electron/core/telemetry/probe/retry-after.ts';

const now = Date.UTC(2026, 10, 23, 12);

test.each([
  [undefined, null],
  ['', null],
  ['0', 0],
  ['30', 30_000],
  [' 120 ', 120_000],
  ['999999999', 86_400_000],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['2026', 2_026_000],
  ['Mon, 23 Nov 2026 12:01:00 GMT', 60_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['Monday, 23-Nov-26 12:00:30 GMT', 30_000],
])('Retry-After: %s', (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected);
});
