import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileReading, WorkerInput, WorkerMessage } from './read-job.ts';

/** Below this many bytes starting a thread costs more than it saves. */
const PARALLEL_FROM = 24 * 1024 * 1024;

/** More workers than this wait for the disk. */
const MOST_WORKERS = 4;

/** Takes the reading of a job by its place. What it throws ends the run. */
export type Deliver = (index: number, reading: FileReading) => void;

/** A thread that reads. */
export interface PoolWorker {
  readonly worker: Worker;
  /** Resolves where the thread has come to its end, well or badly. */
  readonly ended: Promise<void>;
}

let offered: PoolWorker | null = null;

/** Gives away a worker that was started before anything was known of what there is to read. */
export function offerWorker(worker: PoolWorker | null): void {
  offered = worker;
}

/** How many threads may read beside this one. */
const workerCapacity = () => Math.min(MOST_WORKERS, availableParallelism()) - 1;

/**
 * Starts a thread that reads files; null where there is no core for it, no file, or no thread available. The
 * process does not wait for it to end.
 */
export function startWorker(): PoolWorker | null {
  const file = workerCapacity() > 0 ? workerFile() : null;
  if (!file) return null;
  let worker: Worker;
  try {
    worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: 2 } });
  } catch {
    return null;
  }
  worker.unref();
  const ended = new Promise<void>((resolve) => {
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
  return { worker, ended };
}

/**
 * Threads that read beside this one. A thread takes as long to come up as a thousand files to be found, so
 * they are started while these are still being looked for.
 */
export class WorkerPool {
  private bytes = 0;
  private files = 0;
  private workers: PoolWorker[] | null = null;

  /** A file has to be read as a whole. */
  expect(bytes: number): void {
    this.bytes += bytes;
    this.files += 1;
    if (this.workers === null && this.bytes >= PARALLEL_FROM && this.files > 1) this.start();
  }

  /** Resolves once no thread has a job left; at once where so few bytes need none. Rejects with what `deliver` throws. */
  async run(data: WorkerInput, bytes: number, deliver: Deliver): Promise<void> {
    if (this.workers === null && bytes >= PARALLEL_FROM && data.jobs.length > 1) this.start();
    await Promise.all((this.workers ?? []).map((worker) => runWorker(worker, data, deliver)));
  }

  /** Releases threads that nothing was given to. */
  async stop(): Promise<void> {
    await Promise.all((this.workers ?? []).map(({ worker }) => worker.terminate()));
  }

  private start(): void {
    const early = offered;
    offered = null;
    this.workers = Array.from(
      { length: workerCapacity() },
      (_, index) => (index === 0 && early) || startWorker(),
    ).filter((worker) => worker !== null);
  }
}

/** The bundle's or the source's worker file, or null where the bundle was copied away alone. */
function workerFile(): URL | null {
  const name = import.meta.url.endsWith('.ts') ? 'scan-worker.ts' : 'scan-worker.js';
  const url = new URL(`./${name}`, import.meta.url);
  return existsSync(fileURLToPath(url)) ? url : null;
}

/** A worker that fails leaves its jobs unread: they are stale, and read at the next look. */
async function runWorker({ worker, ended }: PoolWorker, data: WorkerInput, deliver: Deliver): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    const take = (message: WorkerMessage) => {
      if (message.type === 'done') return resolve();
      if (message.type === 'up') return;
      try {
        for (const { index, reading } of message.readings) deliver(index, reading);
      } catch (error) {
        // Thrown from here it would end the process.
        worker.off('message', take);
        reject(error);
      }
    };
    worker.on('message', take);
  });
  worker.ref();
  worker.postMessage(data);
  await Promise.race([done, ended]);
}
