import { afterEach, expect, it, vi } from 'vitest';
import { ChangeBatch } from '../../../electron/core/async/change-batch.ts';

let now = 1_000;

vi.mock('node:timers/promises', () => ({
  setImmediate: async () => {},
  setTimeout: async (ms: number) => {
    now += ms;
  },
}));

afterEach(() => vi.restoreAllMocks());

/** How long after one reading the next begins, where each takes so long and something changes in each. */
async function pausesBetween(readings: number, milliseconds: number): Promise<number[]> {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pauses: number[] = [];
  let endedAt = now;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const batch = new ChangeBatch(
    async () => {
      pauses.push(now - endedAt);
      now += milliseconds;
      endedAt = now;
      if (pauses.length < readings) batch.add('again');
      else resolve();
    },
    () => {},
  );
  batch.add('first');
  await done;
  return pauses;
}

it('reads at once what comes after a quiet while, and then pauses four times as long as it reads', async () => {
  expect(await pausesBetween(7, 20)).toEqual([0, 0, 0, 40, 80, 80, 80]);
});

it('never pauses for longer than a quarter of a second', async () => {
  expect(await pausesBetween(4, 2_000)).toEqual([0, 250, 250, 250]);
});
