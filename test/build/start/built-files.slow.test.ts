import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readFreshness } from '../../../build/start/freshness.ts';

it('looks only for files that a build writes', () => {
  const freshness = readFreshness(fileURLToPath(new URL('../../..', import.meta.url)));
  expect(freshness.state, JSON.stringify(freshness)).not.toBe('missing');
});
