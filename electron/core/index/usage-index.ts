import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import type { RolloutState } from '../ingest/lines/rollout-state.ts';
import type { StoredFile, StoredThread } from '../ingest/scan/stored-rows.ts';
import type { LedgerStore, PackedDays, ThreadDetails } from '../ledger/stored/ledger-store.ts';
import type { StoredFiles } from '../ledger/stored/stored-files.ts';
import type { StoredThreads } from '../ledger/stored/stored-threads.ts';
import type { PackedResponses } from '../tokens/response-list.ts';

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

/** The files of all homes, as of `load`. */
export interface LoadedFiles {
  readonly base: StoredFiles | null;
  /** Files that were saved since. */
  readonly changed: readonly StoredFile[];
  /** Paths that were removed since. A file of the same path in `changed` is newer. */
  readonly removed: readonly string[];
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
export interface UsageIndex extends LedgerStore {
  /** Where the damaged index is that this one took the place of; null where there was none. */
  readonly aside: string | null;
  /** Reads what is left of it, and releases it. */
  settle(): void;
  /** As of `load`. */
  files(): LoadedFiles;
  limits(): StoredLimits | null;
  /** The state that reading a file goes on from. */
  fileState(path: string): RolloutState | null;
  /** True where it takes threads before the save that they belong to. */
  acceptsBulkInsert(): boolean;
  /**
   * Saves all threads but those that another process has saved meanwhile, and returns these. `base`
   * gives the whole ledger, should it be time to keep it again.
   *
   * @throws LostIndex where what `bulkInsert` was given is gone.
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
