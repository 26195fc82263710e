import type { RolloutFile } from '../../ingest/rollouts/rollout-files.ts';
import type { ThreadFile } from '../../ingest/rollouts/thread-summary.ts';
import type { NewThread } from '../../ingest/scan/new-thread.ts';
import type { StoredThread } from '../../ingest/scan/stored-rows.ts';
import type { PackedQuarters } from '../../tokens/quarter-totals.ts';
import type { ResponseList } from '../../tokens/response-list.ts';
import type { StoredThreads } from './stored-threads.ts';

/** What an index stores of a thread besides, read where needed. */
export interface ThreadDetails {
  readonly quarters: PackedQuarters;
  /** A `ThreadSummary` as JSON; empty where the thread's files give it. */
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
  /** The same over all threads, with -1 as thread. */
  readonly totals: Float64Array;
  /** When days begin, in milliseconds since the epoch: those in `days` and the day after each. */
  readonly starts: readonly (readonly [day: string, start: number])[];
}

/** What a start begins with. */
export interface LoadedLedger {
  /** Null where no base was saved. */
  readonly base: StoredThreads | null;
  /** Threads saved since the base; their own totals count instead of those in `days`. */
  readonly changed: readonly StoredThread[];
  /**
   * Its threads are rows of `base`. Null where no days are stored for the time zone: they are then computed from all
   * threads.
   */
  readonly days: PackedDays | null;
}

/** A thread's responses, and the generation of their row. */
export interface StoredResponses {
  readonly list: ResponseList;
  readonly generation: number;
}

/** Where a ledger stores what it need not hold in memory. */
export interface LedgerStore {
  /** Parts may be read later; until then the store stays as it is now. */
  load(timezone: string): LoadedLedger;
  details(threadId: string): ThreadDetails | null;
  threadFiles(threadId: string): ThreadFile[];
  responses(threadId: string): StoredResponses | null;
  /**
   * Writes a thread that the store does not have, during a scan. From then on only this store has it. No other
   * process sees it before the next save.
   *
   * @throws LostIndex where all that was written so is gone.
   */
  bulkInsert(file: RolloutFile, thread: NewThread): void;
}
