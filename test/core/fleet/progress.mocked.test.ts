import { expect, it, vi } from 'vitest';
import { openDuckdb } from '../../../electron/core/fleet/duckdb.ts';

const asked: { ends: (() => void) | null; percentage: number } = { ends: null, percentage: -1 };

vi.mock('@duckdb/node-api', () => ({
  DuckDBInstance: {
    create: async () => ({
      connect: async () => ({
        get progress() {
          return { percentage: asked.percentage };
        },
        run: (sql: string) =>
          new Promise<void>((resolve) => {
            if (sql.startsWith('SET')) resolve();
            else asked.ends = resolve;
          }),
        closeSync() {},
      }),
      closeSync() {},
    }),
  },
}));

it('tells how far a statement is while it runs, where that is known', async () => {
  vi.useFakeTimers();
  const shares: number[] = [];
  const db = await openDuckdb([], (share) => shares.push(share));
  const ran = db.run('CREATE TABLE lines AS SELECT 1', [0.5, 0.9]);
  for (const percentage of [-1, 25, 101]) {
    asked.percentage = percentage;
    vi.advanceTimersByTime(100);
  }
  asked.ends?.();
  await ran;
  vi.advanceTimersByTime(1_000);
  db.close();
  vi.useRealTimers();
  expect(shares).toEqual([0.6, 0.9]);
});
