import type { RolloutFile } from '../../ingest/rollouts/rollout-files.ts';
import type { ThreadFile } from '../../ingest/rollouts/thread-summary.ts';
import type { NewThread } from '../../ingest/scan/new-thread.ts';
import type { StoredThread } from '../../ingest/scan/stored-rows.ts';
import type { PackedQuarters } from '../../tokens/quarter-totals.ts';
import type { ResponseList } from '../../tokens/response-list.ts';
import type { StoredThreads } from './stored-threads.ts';

/** What else an index keeps of a thread, to be asked for where it matters. */
export interface ThreadDetails {
  readonly cells: PackedQuarters;
  /** A `ThreadSummary` as JSON; empty where the thread's files tell it. */
  readonly summary: string;
}

/** Sums by local day, thread and attribution, in columns of numbers. */
export interface PackedDays {
  /** `YYYY-MM-DD` */
  readonly days: readonly string[];
  /** See `attributionText`. */
  readonly attributions: readonly string[];
  /** Nine numbers a row: thread, day, attribution (places), then five tokens and responses; by thread. */
  readonly rows: Float64Array;
  /** The same over all threads, whose place is -1. */
  readonly totals: Float64Array;
  /** When days begin, in milliseconds since the epoch: those in `days`, and each that follows one. */
  readonly starts: readonly (readonly [day: string, start: number])[];
}

/** What a start begins with. */
export interface LoadedLedger {
  /** Null where the ledger was never put at rest. */
  readonly base: StoredThreads | null;
  /** Threads that were saved since; their cells count instead of what `days` says of them. */
  readonly changed: readonly StoredThread[];
  /**
   * Its threads are rows of `base`. Null where no days are kept for the time zone: they are then made from
   * the cells of all threads.
   */
  readonly days: PackedDays | null;
}

/** A thread's responses, and the generation of the row they stand with. */
export interface StoredResponses {
  readonly list: ResponseList;
  readonly generation: number;
}

/** Where a ledger keeps what it need not hold in memory, and finds it again. */
export interface LedgerStore {
  /** Something of it may be read later; until then the store is held as it is. */
  load(timezone: string): LoadedLedger;
  details(threadId: string): ThreadDetails | null;
  threadFiles(threadId: string): ThreadFile[];
  responses(threadId: string): StoredResponses | null;
  /**
   * Writes a thread that it does not hold, while others are still being read. From then on this store alone
   * knows what the file says. Nobody else sees it before the next save.
   *
   * @throws LostIndex where all that was written so is gone.
   */
  bulkInsert(file: RolloutFile, thread: NewThread): void;
}
