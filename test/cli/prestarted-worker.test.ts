import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prestartWorker } from '../../electron/cli/start/prestart-worker.ts';
import { offerWorker, WorkerPool } from '../../electron/core/ingest/scan/worker-pool.ts';
import { TempHome } from '../core/usage/homes.ts';

function homeOfDays(days: number): TempHome {
  const home = new TempHome();
  for (let day = 1; day <= days; day++) {
    const month = day > 6 ? '11' : '10';
    mkdirSync(join(home.path, 'sessions', '2026', month, String(day)), { recursive: true });
  }
  return home;
}

const asked = (home: TempHome, state: TempHome) =>
  prestartWorker(['usage', `--codex-home=${home.path}`, '--state-dir', state.path, '--json']);

test('a worker is started early for a home of many days that no index knows', async () => {
  using home = homeOfDays(12);
  using state = new TempHome();
  const worker = asked(home, state);
  expect(worker !== null).toBe(availableParallelism() > 1);
  // Who reads first takes it.
  offerWorker(worker);
  const workers = new WorkerPool();
  workers.expect(30e6);
  workers.expect(30e6);
  await workers.stop();
  await worker?.ended;
});

test('none is begun where there is little to read', () => {
  using state = new TempHome();
  using few = homeOfDays(9);
  using many = homeOfDays(12);
  using none = new TempHome();
  expect(asked(few, state)).toBeNull();
  expect(asked(none, state)).toBeNull();
  state.write('usage-0123456789abcd.sqlite', '');
  expect(asked(many, state)).toBeNull();
});
