import type { AuthKind } from '../../shared/usage.ts';
import type { StoredSeries } from '../limits/limit-history.ts';
import type { PackedCells } from './cells.ts';
import type { ReadMark } from './read-rollout.ts';
import type { PackedResponses, ResponseList } from './response-list.ts';
import type { LimitObservation, LineIssue, RolloutState } from './rollout-state.ts';
import type { ThreadFile } from './thread-summary.ts';

/** What a start needs to know of a thread. */
export interface StoredThread {
  readonly threadId: string;
  readonly codexHome: string;
  /** None of its files is on disk any more. */
  readonly gone: boolean;
  /** Milliseconds since the epoch. */
  readonly lastActivityAt: number | null;
  readonly auth: AuthKind;
  readonly cliVersion: string | null;
  /** The thread that a file without turn ids was copied from. */
  readonly legacyParent: string | null;
  /** How many `token_count` lines at its head were copied. */
  readonly copied: number;
  /** Grows with each save, by whichever process; 0 for a thread that was never saved. */
  readonly generation: number;
}

/** What else an index keeps of a thread, to be asked for where it matters. */
export interface ThreadDetails {
  readonly cells: PackedCells;
  /** A `ThreadSummary` as JSON; empty where the thread's files tell it. */
  readonly summary: string;
}

/** Sums by local day, thread and attribution, in columns of numbers. */
export interface PackedDays {
  /** `YYYY-MM-DD` */
  readonly days: readonly string[];
  /** See `attributionText`. */
  readonly attributions: readonly string[];
  /** Nine numbers a row: thread, day, attribution (places), then five tokens and responses. */
  readonly rows: Float64Array;
}

/** A ledger at rest. */
export interface LedgerBase {
  /** IANA name: the days are days there. */
  readonly timezone: string;
  readonly threads: readonly StoredThread[];
  readonly files: readonly StoredFile[];
  /** Its threads are places in `threads`. */
  readonly days: PackedDays;
}

/** What a start begins with. */
export interface LoadedLedger {
  readonly threads: readonly StoredThread[];
  /** Null where no days are kept for the time zone: they are then made from the cells of all threads. */
  readonly days: { readonly packed: PackedDays; readonly threads: readonly StoredThread[] } | null;
  /** Threads whose cells count instead of what `days` says of them. */
  readonly changed: ReadonlySet<string>;
}

/** A file as an index keeps it, without the state that reading goes on from. */
export interface StoredFile {
  readonly path: string;
  readonly codexHome: string;
  readonly threadId: string;
  readonly name: string;
  readonly mark: ReadMark;
  readonly consumed: number;
  readonly lines: number;
  /** Lines of which something was taken. */
  readonly used: number;
  /** The Codex that wrote it. */
  readonly cliVersion: string | null;
  readonly notUnderstood: number;
  readonly bareLines: number;
  readonly issues: readonly LineIssue[];
}

/** A thread's responses, and the generation of the row they stand with. */
export interface StoredResponses {
  readonly list: ResponseList;
  readonly generation: number;
}

export interface StoredLimits {
  readonly limits: readonly LimitObservation[];
  readonly account: LimitObservation | null;
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
  load(timezone: string): LoadedLedger;
  files(codexHome: string): Iterable<StoredFile>;
  details(threadId: string): ThreadDetails | null;
  limits(): StoredLimits | null;
  /** The state that reading a file goes on from. */
  fileState(path: string): RolloutState | null;
  threadFiles(threadId: string): ThreadFile[];
  responses(threadId: string): StoredResponses | null;
  /**
   * Saves all threads but those that another process has saved meanwhile, and returns these. `base`
   * gives the whole ledger, should it be time to keep it anew.
   */
  save(changes: IndexChanges, base: () => LedgerBase): string[];
  /** Puts it away, where it turns out to be damaged, and opens an empty one in its place. */
  discard(): UsageIndex;
  close(): void;
}

/** Keeps nothing: everything stays in memory. */
export const noIndex: UsageIndex = {
  load: () => ({ threads: [], days: null, changed: new Set() }),
  files: () => [],
  details: () => null,
  limits: () => null,
  fileState: () => null,
  threadFiles: () => [],
  responses: () => null,
  save: () => [],
  discard: () => noIndex,
  close: () => {},
};
