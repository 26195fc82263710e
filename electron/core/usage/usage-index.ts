import type { AuthKind } from '../../shared/usage.ts';
import type { PackedCells } from './cells.ts';
import type { ReadMark } from './read-rollout.ts';
import type { PackedResponses, ResponseList } from './response-list.ts';
import type { LimitObservation, LineIssue, RolloutState } from './rollout-state.ts';
import type { ThreadFile } from './thread-summary.ts';

/** A thread as an index keeps it. */
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
  readonly cells: PackedCells;
  /** A `ThreadSummary` as JSON: parsed only where it is shown. */
  readonly summary: string;
  /** Grows with each save, by whichever process; 0 for a thread that was never saved. */
  readonly generation: number;
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
}

/** A thread with the files that changed: kept together or not at all. */
export interface ThreadChange {
  readonly thread: StoredThread;
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
  threads(): Iterable<StoredThread>;
  files(codexHome: string): Iterable<StoredFile>;
  limits(): StoredLimits | null;
  /** The state that reading a file goes on from. */
  fileState(path: string): RolloutState | null;
  threadFiles(threadId: string): ThreadFile[];
  responses(threadId: string): StoredResponses | null;
  /** Saves all threads but those that another process has saved meanwhile, and returns these. */
  save(changes: IndexChanges): string[];
  close(): void;
}

/** Keeps nothing: everything stays in memory. */
export const noIndex: UsageIndex = {
  threads: () => [],
  files: () => [],
  limits: () => null,
  fileState: () => null,
  threadFiles: () => [],
  responses: () => null,
  save: () => [],
  close: () => {},
};
