import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { type FileReading, sentJob } from '../../../electron/core/usage/lane-jobs.ts';
import { Lanes } from '../../../electron/core/usage/lanes.ts';
import { LimitFloors } from '../../../electron/core/usage/limit-floors.ts';
import { discoverRollouts } from '../../../electron/core/usage/rollout-files.ts';
import { readFiles } from '../../../electron/core/usage/scan-lanes.ts';
import { TempHome } from './homes.ts';
import { context, message, meta, record, started } from './lines.ts';

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

async function readWith(home: TempHome, lanes: Lanes): Promise<[string, FileReading][]> {
  const { files } = discoverRollouts(home.path);
  const read: [string, FileReading][] = [];
  const jobs = files.map((file) => ({ file, before: null }));
  await readFiles(
    jobs,
    (file, reading) => read.push([file.path, reading]),
    () => {},
    lanes,
  );
  return read.sort(([a], [b]) => (a < b ? -1 : 1));
}

test('lanes that come up while files are being found read what one thread reads', async () => {
  using home = largeHome();
  const early = new Lanes();
  discoverRollouts(home.path, undefined, ({ size }) => early.expect(size));
  const read = await readWith(home, early);
  expect(read).toHaveLength(FILES);
  const alone = new Lanes();
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
  const lanes = new Lanes();
  await expect(readFiles(jobs, refuse, () => {}, lanes)).rejects.toBe(full);
  await lanes.stop();
  expect(taken).toBe(1);
  const data = {
    jobs: jobs.map(sentJob),
    takesNew: false,
    shared: new Int32Array(new SharedArrayBuffer(8)),
    floors: new LimitFloors().shared,
  };
  const others = new Lanes();
  if (availableParallelism() > 1) await expect(others.run(data, MANY, refuse)).rejects.toBe(full);
  await others.stop();
});

test('lanes that nothing is given to come to an end', async () => {
  const lanes = new Lanes();
  lanes.expect(MANY);
  lanes.expect(MANY);
  await lanes.stop();
  // A thread that is gone leaves its jobs to the others.
  using home = largeHome();
  expect(await readWith(home, lanes)).toHaveLength(FILES);
});
