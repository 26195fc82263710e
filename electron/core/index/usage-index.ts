import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import type { RolloutState } from '../ingest/lines/rollout-state.ts';
import type { FolderState } from '../ingest/rollouts/folder-state.ts';
import type { StoredFile, StoredThread } from '../ingest/scan/stored-rows.ts';
import type { LedgerStore, PackedDays, ThreadDetails } from '../ledger/stored/ledger-store.ts';
import type { StoredFiles } from '../ledger/stored/stored-files.ts';
import type { StoredThreads } from '../ledger/stored/stored-threads.ts';
import type { PackedResponses } from '../tokens/response-list.ts';

/** A ledger to be stored as the base. */
export interface LedgerBase {
  /** IANA name of the zone of the days. */
  readonly timezone: string;
  readonly threads: readonly StoredThread[];
  /** Those of one folder stand together. */
  readonly files: readonly StoredFile[];
  readonly folders: readonly FolderState[];
  /** Threads are positions in `threads`. */
  readonly days: PackedDays;
}

/** A stored ledger. */
export interface StoredBase {
  readonly timezone: string;
  readonly threads: StoredThreads;
  readonly files: StoredFiles;
  readonly days: PackedDays;
}

/** The files of all homes, as of `load`. */
export interface LoadedFiles {
  readonly base: StoredFiles | null;
  /** Files saved since the base. */
  readonly changed: readonly StoredFile[];
  /** Paths removed since the base. A file in `changed` with the same path is newer. */
  readonly removed: readonly string[];
}

/** A thread with the files that changed, saved together or not at all. */
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
  /** More changes are likely, so the base waits unless very much has changed. */
  readonly isBusy?: boolean;
}

/** What was read before, so that a start only costs what has changed since. */
export interface UsageIndex extends LedgerStore {
  /** The path of the damaged index that this one replaced; null where there was none. */
  readonly aside: string | null;
  /** Reads the remaining parts and ends the transaction. */
  settle(): void;
  /** As of `load`. */
  files(): LoadedFiles;
  limits(): StoredLimits | null;
  /** Returns the state that reading a file resumes from. */
  fileState(path: string): RolloutState | null;
  /** True where so much has changed that the base is to be saved again. */
  readonly isBaseDue: boolean;
  /** Returns true where threads may be inserted before their save. */
  acceptsBulkInsert(): boolean;
  /**
   * Saves all threads except those that another process has saved meanwhile, and returns these. `base` makes the
   * whole ledger, in case the base is due.
   *
   * @throws LostIndex where what `bulkInsert` was given is gone.
   */
  save(changes: IndexChanges, base: () => LedgerBase): string[];
  /** Sets aside a damaged or lost index and opens a new one. */
  discard(): UsageIndex;
  close(): void;
}

export const noFiles: LoadedFiles = { base: null, changed: [], removed: [] };

/** Thrown where inserted threads were lost and must be read again. */
export class LostIndex extends Error {
  readonly code = 'ERR_INDEX_LOST';
}

/** Stores nothing: everything stays in memory. */
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
  isBaseDue: false,
  acceptsBulkInsert: () => false,
  bulkInsert: () => {},
  save: () => [],
  discard: () => noIndex,
  close: () => {},
};
