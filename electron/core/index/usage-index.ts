import type { StoredSeries } from '../ingest/limits/limit-history.ts';
import type { LimitObservation, RolloutState } from '../ingest/lines/rollout-state.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { ThreadFile } from '../ingest/rollouts/thread-summary.ts';
import type { NewThread } from '../ingest/scan/new-thread.ts';
import type { StoredFile, StoredThread } from '../ingest/scan/stored-rows.ts';
import type { StoredFiles } from '../ledger/stored/stored-files.ts';
import type { StoredThreads } from '../ledger/stored/stored-threads.ts';
import type { PackedQuarters } from '../tokens/quarter-totals.ts';
import type { PackedResponses, ResponseList } from '../tokens/response-list.ts';

export type { StoredFile, StoredThread } from '../ingest/scan/stored-rows.ts';

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

/** A ledger to be put at rest. */
export interface LedgerBase {
  /** IANA name: the days are days there. */
  readonly timezone: string;
  readonly threads: readonly StoredThread[];
  readonly files: readonly StoredFile[];
  /** Its threads are places in `threads`. */
  readonly days: PackedDays;
}

/** A ledger at rest. */
export interface StoredBase {
  readonly timezone: string;
  readonly threads: StoredThreads;
  readonly files: StoredFiles;
  readonly days: PackedDays;
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

/** The files of all homes, as of `load`. */
export interface LoadedFiles {
  readonly base: StoredFiles | null;
  /** Files that were saved since. */
  readonly changed: readonly StoredFile[];
  /** Paths that were removed since. A file of the same path in `changed` is newer. */
  readonly removed: readonly string[];
}

/** A thread's responses, and the generation of the row they stand with. */
export interface StoredResponses {
  readonly list: ResponseList;
  readonly generation: number;
}

export interface StoredLimits {
  readonly limits: readonly LimitObservation[];
  readonly account: LimitObservation | null;
  /** Recorded ahead of their time; an older index has none. */
  readonly ahead?: readonly LimitObservation[];
  /** A limit's id, and the models that it was named after; an older index has none. */
  readonly models?: readonly (readonly string[])[];
  /** Each window over time; an older index has none. */
  readonly history?: readonly StoredSeries[];
}

/** A thread with the files that changed: kept together or not at all. */
export interface ThreadChange {
  readonly thread: StoredThread;
  readonly details: ThreadDetails;
  readonly responses: PackedResponses;
  readonly files: readonly (StoredFile & { readonly state: RolloutState })[];
}

/** Everything that changed since the last save. */
export interface IndexChanges {
  readonly threads: readonly ThreadChange[];
  readonly removedFiles: readonly string[];
  readonly limits: StoredLimits;
}

/** What was read before, so that a start costs only what changed since. */
export interface UsageIndex {
  /** Where the damaged index is that this one took the place of; null where there was none. */
  readonly aside: string | null;
  /** Something of it may be read later; until then the index is held as it is. */
  load(timezone: string): LoadedLedger;
  /** Reads what is left of it, and lets go. */
  settle(): void;
  /** As of `load`. */
  files(): LoadedFiles;
  details(threadId: string): ThreadDetails | null;
  limits(): StoredLimits | null;
  /** The state that reading a file goes on from. */
  fileState(path: string): RolloutState | null;
  threadFiles(threadId: string): ThreadFile[];
  responses(threadId: string): StoredResponses | null;
  /** True where it takes threads before the save that they belong to. */
  acceptsBulkInsert(): boolean;
  /**
   * Writes a thread that it does not hold, while others are still being read. From then on this index alone
   * knows what the file says. Nobody else sees it before the next save.
   *
   * @throws LostIndex where all that was written so is gone.
   */
  bulkInsert(file: RolloutFile, thread: NewThread): void;
  /**
   * Saves all threads but those that another process has saved meanwhile, and returns these. `base`
   * gives the whole ledger, should it be time to keep it anew.
   *
   * @throws LostIndex where what `saveNew` was given is gone.
   */
  save(changes: IndexChanges, base: () => LedgerBase): string[];
  /** Puts it away, where it turns out to be damaged or lost, and opens another in its place. */
  discard(): UsageIndex;
  close(): void;
}

export const noFiles: LoadedFiles = { base: null, changed: [], removed: [] };

/** What was given to an index to be kept is gone: it is to be read once more. */
export class LostIndex extends Error {
  readonly code = 'ERR_INDEX_LOST';
}

/** Keeps nothing: everything stays in memory. */
export const noIndex: UsageIndex = {
  aside: null,
  load: () => ({ base: null, changed: [], days: null }),
  settle: () => {},
  files: () => noFiles,
  details: () => null,
  limits: () => null,
  fileState: () => null,
  threadFiles: () => [],
  responses: () => null,
  acceptsBulkInsert: () => false,
  bulkInsert: () => {},
  save: () => [],
  discard: () => noIndex,
  close: () => {},
};
