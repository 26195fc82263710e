import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closeMade, make, NOW, read, rollouts } from './made-homes.ts';

afterEach(closeMade);

test('growing for hours starts further sessions, and two stay live', async () => {
  const home = await make();
  const now = NOW + 4 * 3_600_000;
  for (let at = NOW; at <= now; at += 10_000) await home.grow(at);
  const service = await read(home);
  expect(home.sum().sessions).toBeGreaterThan(rollouts(await make()).length);
  expect(service.usage(now).live.filter(({ state }) => state === 'running' || state === 'idle')).not.toEqual(
    [],
  );
  expect(service.report({ by: 'session' }, now).totals.tokens).toEqual(home.sum().tokens);
  for (const { usedPercent } of service.limits(now).windows) expect(usedPercent).toBeLessThanOrEqual(100);
  const locks = readdirSync(join(home.codexHome, 'thread-writer-locks'));
  expect(locks.every((name) => name.endsWith('.lock'))).toBe(true);
  expect([...service.usage(now).live].filter(({ state }) => state === 'crashed')).toEqual([]);
});

test.each([1, 2, 3, 4])(
  'watched for a while, it begins calm, rises gently and levels off, with seed %i',
  async (seed) => {
    const home = await make({ seed });
    const service = await read(home);
    const used = (at: number) => service.limits(at).windows.map(({ usedPercent }) => usedPercent ?? 0);
    const start = used(NOW);
    for (const percent of start) expect(percent).toBeLessThan(60);
    for (let at = NOW; at <= NOW + 10 * 60_000; at += 2_000) await home.grow(at);
    await service.changed(rollouts(home));
    const later = used(NOW + 10 * 60_000);
    for (let at = NOW + 10 * 60_000; at <= NOW + 100 * 60_000; at += 4_000) await home.grow(at);
    await service.changed(rollouts(home));
    const last = used(NOW + 100 * 60_000);
    for (const [at, percent] of start.entries()) {
      expect(later[at]).toBeGreaterThanOrEqual(percent);
      expect(later[at]).toBeLessThan(percent + 10);
      expect(last[at]).toBeLessThanOrEqual(percent + 15);
    }
  },
);
