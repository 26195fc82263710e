import type { ScanProgress } from '../../../shared/usage.ts';
import { LimitCutoffs } from '../kernel/limit-cutoffs.ts';
import type { RolloutFile } from '../rollouts/rollout-files.ts';
import { type FileReading, nextJob, type ReadJob, readJob, sentJob, type WorkerInput } from './read-job.ts';
import { WorkerPool } from './worker-pool.ts';
import { FEW_BYTES, prepareReading } from './workspace.ts';

/** How long reading may keep the main thread busy before others get a turn, in milliseconds. */
const SLICE_MS = 8;

/** When progress is reported first, and how often then, in milliseconds: reporting costs time, too. */
const PATIENCE_MS = 400;
const PROGRESS_MS = 100;

/** A job for a file that was found. */
export interface FileJob extends ReadJob {
  readonly file: RolloutFile;
}

/**
 * Reads files on all cores, this thread among them, and hands over each reading as it comes. Files are
 * begun in the order given. `workers` may be coming up already; `cutoffs` may move on while files are read;
 * `acceptsBulkInsert` as of `WorkerInput`.
 *
 * @throws what `onReading` throws, whichever thread had read the file; it is not called again then.
 */
export async function readFiles(
  jobs: readonly FileJob[],
  onReading: (file: RolloutFile, reading: FileReading) => void,
  onProgress: (progress: ScanProgress) => void,
  workers = new WorkerPool(),
  cutoffs = new LimitCutoffs(),
  acceptsBulkInsert = false,
): Promise<void> {
  if (jobs.length === 0) return;
  const bytesTotal = jobs.reduce(
    (sum, { file, before }) => sum + file.size - (before?.state.consumed ?? 0),
    0,
  );
  if (bytesTotal > FEW_BYTES) prepareReading();
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const data: WorkerInput = { jobs: jobs.map(sentJob), acceptsBulkInsert, shared, cutoffs: cutoffs.shared };
  let filesDone = 0;
  let sliceStart = milliseconds();
  let tellAt = sliceStart + PATIENCE_MS;
  let failed = false;
  const deliver = (index: number, reading: FileReading) => {
    const job = jobs[index];
    // A worker may still send what it read, when nobody takes it any more.
    if (!job || failed) return;
    try {
      onReading(job.file, reading);
    } catch (error) {
      failed = true;
      throw error;
    }
    filesDone += 1;
  };
  const helpers = workers.run(data, bytesTotal, deliver);
  // Nobody waits for them where this thread fails first.
  helpers.catch(() => {});
  const yieldToEventLoop = (bytes: number): Promise<void> | undefined => {
    Atomics.add(shared, 1, bytes >> 10);
    const now = milliseconds();
    if (now - sliceStart < SLICE_MS) return undefined;
    if (now >= tellAt) {
      tellAt = now + PROGRESS_MS;
      const bytesDone = Math.min(bytesTotal, Atomics.load(shared, 1) * 1024);
      onProgress({ filesDone, filesTotal: jobs.length, bytesDone, bytesTotal });
    }
    return new Promise((resolve) =>
      setImmediate(() => {
        sliceStart = milliseconds();
        resolve();
      }),
    );
  };
  for (let index = nextJob(data); index >= 0 && !failed; index = nextJob(data)) {
    const job = jobs[index];
    if (job) deliver(index, await readJob(job, acceptsBulkInsert, yieldToEventLoop, cutoffs));
  }
  await helpers;
}

/** A clock that is never set. `performance` has to be loaded first, which takes as long as many a reading. */
function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1e6;
}
