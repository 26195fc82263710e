import { parentPort } from 'node:worker_threads';
import { LimitCutoffs } from '../kernel/limit-cutoffs.ts';
import {
  type FileReading,
  jobOf,
  nextJob,
  readJob,
  type WorkerInput,
  type WorkerMessage,
} from './read-job.ts';
import { prepareReading } from './workspace.ts';

/** How many readings are handed over at a time. */
const BATCH = 32;

/** One worker of a scan: takes jobs until there are none left. */
async function run(data: WorkerInput): Promise<void> {
  const cutoffs = new LimitCutoffs(data.cutoffs);
  let batch: { index: number; reading: FileReading }[] = [];
  const send = () => {
    if (batch.length === 0) return;
    const buffers = batch.flatMap(({ reading }) =>
      'error' in reading ? [] : reading.responses.chunks.map(({ buffer }) => buffer),
    );
    const message: WorkerMessage = { type: 'readings', readings: batch };
    parentPort?.postMessage(message, buffers);
    batch = [];
  };
  const yieldToEventLoop = (bytes: number) => {
    Atomics.add(data.shared, 1, bytes >> 10);
    return undefined;
  };
  for (let index = nextJob(data); index >= 0; index = nextJob(data)) {
    const sent = data.jobs[index];
    if (sent)
      batch.push({
        index,
        reading: await readJob(jobOf(sent), data.acceptsBulkInsert, yieldToEventLoop, cutoffs),
      });
    if (batch.length >= BATCH) send();
  }
  send();
  const done: WorkerMessage = { type: 'done' };
  parentPort?.postMessage(done);
}

// The jobs come while this thread does what each of them needs.
parentPort?.once('message', (data: WorkerInput) => void run(data));
prepareReading();
const up: WorkerMessage = { type: 'up' };
parentPort?.postMessage(up);
