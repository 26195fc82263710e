import { parentPort } from 'node:worker_threads';
import { type FileReading, jobOf, type LaneData, type LaneMessage, nextJob, readJob } from './lane-jobs.ts';
import { LimitFloors } from './limit-floors.ts';
import { prepareReading } from './read-rollout.ts';

/** How many readings are handed over at a time. */
const BATCH = 32;

/** One lane of a scan: takes jobs until there are none left. */
async function run(data: LaneData): Promise<void> {
  const floors = new LimitFloors(data.floors);
  let batch: { index: number; reading: FileReading }[] = [];
  const send = () => {
    if (batch.length === 0) return;
    const buffers = batch.flatMap(({ reading }) =>
      'error' in reading ? [] : reading.responses.chunks.map(({ buffer }) => buffer),
    );
    const message: LaneMessage = { type: 'readings', readings: batch };
    parentPort?.postMessage(message, buffers);
    batch = [];
  };
  const breathe = (bytes: number) => {
    Atomics.add(data.shared, 1, bytes >> 10);
    return undefined;
  };
  for (let index = nextJob(data); index >= 0; index = nextJob(data)) {
    const sent = data.jobs[index];
    if (sent) batch.push({ index, reading: await readJob(jobOf(sent), data.takesNew, breathe, floors) });
    if (batch.length >= BATCH) send();
  }
  send();
  const done: LaneMessage = { type: 'done' };
  parentPort?.postMessage(done);
}

// The jobs come while this thread does what each of them needs.
parentPort?.once('message', (data: LaneData) => void run(data));
prepareReading();
