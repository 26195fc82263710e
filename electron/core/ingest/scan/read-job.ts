import { basename } from 'node:path';
import type { LimitCutoffs } from '../kernel/limit-cutoffs.ts';
import { parseRolloutName } from '../rollouts/rollout-files.ts';
import { type NewThread, newThreadOf } from './new-thread.ts';
import { type Checkpoint, type FileToRead, type ReadResult, readRollout } from './read-rollout.ts';

/** A file to read, and what was read of it before. */
export interface ReadJob {
  readonly file: FileToRead;
  readonly before: Checkpoint | null;
}

/** A job for another thread; of plain files that were never read, which most are, the path says all. */
export type SentJob = string | ReadJob;

/** Returns a job as it is sent. */
export function sentJob(job: ReadJob): SentJob {
  return job.before === null && !job.file.compressed ? job.file.path : job;
}

/** Returns the job that was sent. */
export function jobOf(sent: SentJob): ReadJob {
  if (typeof sent !== 'string') return sent;
  const threadId = parseRolloutName(basename(sent))?.threadId ?? '';
  return { file: { path: sent, threadId, compressed: false }, before: null };
}

/** What reading a file gave: what was found, or why it could not be read. */
export type FileReading = NewThread | ReadResult | { readonly error: string };

/** What a worker sends to the main thread. */
export type WorkerMessage =
  /** It has loaded all that it needs. */
  | { readonly type: 'up' }
  | {
      readonly type: 'readings';
      readonly readings: readonly { readonly index: number; readonly reading: FileReading }[];
    }
  | { readonly type: 'done' };

/** What a worker is given: the jobs, and counters that all workers share. */
export interface WorkerInput {
  readonly jobs: readonly SentJob[];
  /** True where new threads are wanted as an index keeps them. */
  readonly acceptsBulkInsert: boolean;
  /** [0] the next job, [1] KiB read so far. */
  readonly shared: Int32Array;
  /** What `LimitFloors` is made of. */
  readonly cutoffs: SharedArrayBuffer;
}

/** Takes the next job of all workers, or -1. */
export function nextJob({ jobs, shared }: WorkerInput): number {
  const index = Atomics.add(shared, 0, 1);
  return index < jobs.length ? index : -1;
}

/** Reads one file. A failure is an answer, too. */
export async function readJob(
  { file, before }: ReadJob,
  acceptsBulkInsert: boolean,
  yieldToEventLoop: (bytes: number) => Promise<void> | undefined,
  cutoffs: LimitCutoffs,
): Promise<FileReading> {
  try {
    const reading = await readRollout(file, before, yieldToEventLoop, cutoffs);
    return (acceptsBulkInsert && newThreadOf(file, reading)) || reading;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
