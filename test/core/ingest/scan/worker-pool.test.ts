import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { LimitCutoffs } from '../../../../electron/core/ingest/kernel/limit-cutoffs.ts';
import { discoverRollouts } from '../../../../electron/core/ingest/rollouts/discover-rollouts.ts';
import { type FileReading, sentJob } from '../../../../electron/core/ingest/scan/read-job.ts';
import { readFiles } from '../../../../electron/core/ingest/scan/scan-files.ts';
import { startWorker, WorkerPool } from '../../../../electron/core/ingest/scan/worker-pool.ts';
import { TempHome } from '../../usage/homes.ts';
import { context, message, meta, record, started } from '../lines/lines.ts';

/** So many bytes are read by several threads. */
const MANY = 30 * 1024 * 1024;
const FILES = 6;

function largeHome(): TempHome {
  const home = new TempHome();
  const rest = message('x'.repeat(50_000)).repeat(MANY / FILES / 50_000);
  for (let index = 0; index < FILES; index++) {
    const thread = `01a20609-89f6-7612-a58e-00000000000${index}`;
    const head = meta({}, { thread }) + started() + context() + record(`r${index}`, 100, index, { thread });
    home.write(`sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`, head + rest);
  }
  return home;
}

async function readWith(home: TempHome, workers: WorkerPool): Promise<[string, FileReading][]> {
  const { files } = discoverRollouts(home.path);
  const read: [string, FileReading][] = [];
  const jobs = files.map((file) => ({ file, before: null }));
  await readFiles(
    jobs,
    (file, reading) => read.push([file.path, reading]),
    () => {},
    workers,
  );
  return read.sort(([a], [b]) => (a < b ? -1 : 1));
}

test('workers that come up while files are being found read what one thread reads', async () => {
  using home = largeHome();
  const early = new WorkerPool();
  discoverRollouts(home.path, { onFile: ({ size }) => early.expect(size) });
  const read = await readWith(home, early);
  expect(read).toHaveLength(FILES);
  const alone = new WorkerPool();
  alone.run = async () => {};
  expect(read).toEqual(await readWith(home, alone));
});

test('what is thrown where a reading is taken ends the reading, whichever thread it came from', async () => {
  using home = largeHome();
  const jobs = discoverRollouts(home.path).files.map((file) => ({ file, before: null }));
  const full = new Error('The disk is full.');
  let taken = 0;
  const refuse = () => {
    taken += 1;
    throw full;
  };
  const workers = new WorkerPool();
  await expect(readFiles(jobs, refuse, () => {}, workers)).rejects.toBe(full);
  await workers.stop();
  expect(taken).toBe(1);
  const data = {
    jobs: jobs.map(sentJob),
    acceptsBulkInsert: false,
    shared: new Int32Array(new SharedArrayBuffer(8)),
    cutoffs: new LimitCutoffs().shared,
  };
  const others = new WorkerPool();
  if (availableParallelism() > 1) await expect(others.run(data, MANY, refuse)).rejects.toBe(full);
  await others.stop();
});

test('workers that nothing is given to come to an end', async () => {
  const workers = new WorkerPool();
  workers.expect(MANY);
  workers.expect(MANY);
  await workers.stop();
  // A thread that is gone leaves its jobs to the others.
  using home = largeHome();
  expect(await readWith(home, workers)).toHaveLength(FILES);
});

test.skipIf(availableParallelism() === 1)(
  'a thread says that it is up before it has anything to read',
  async () => {
    const started = startWorker();
    if (!started) throw new Error('There is no worker.');
    started.worker.ref();
    expect(await once(started.worker, 'message')).toEqual([{ type: 'up' }]);
    await started.worker.terminate();
  },
);
