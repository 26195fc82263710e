import { entryOf } from '../collections/entry-of.ts';
import type { RolloutState } from '../ingest/lines/rollout-state.ts';
import { copiedCounts } from '../ingest/rollouts/copied-prefix.ts';
import type { ThreadLedger } from './thread-ledger.ts';
import type { ThreadTable } from './thread-table.ts';

/** Forks without turn ids, and how much of each was copied from its parent thread. */
export class LegacyForks {
  private readonly threads: ThreadTable;
  /** Forks by parent thread. */
  private readonly forks = new Map<string, Set<string>>();

  constructor(threads: ThreadTable) {
    this.threads = threads;
  }

  note(threadId: string, parentId: string): void {
    entryOf(this.forks, parentId, () => new Set<string>()).add(threadId);
  }

  /** True where a fork of this thread is known. */
  has(parentId: string): boolean {
    return this.forks.has(parentId);
  }

  /** Returns how many `token_count` lines at the head of a fork are copies. */
  copiedCountsOf(state: RolloutState): number {
    const parentId = state.meta?.forkedFromId ?? null;
    if (parentId === null) return 0;
    return copiedCounts(state.legacyCounts, state.legacyOpening, this.legacyCountsOf(parentId));
  }

  /**
   * Counts the forks of a thread again whose copied part changed now that the thread was read, and returns them.
   * Files come in any order, so a fork may be counted before its parent is read.
   */
  revise(thread: ThreadLedger, state: RolloutState): ThreadLedger[] {
    if (thread.legacyParent !== null) this.note(thread.threadId, thread.legacyParent);
    if (state.legacyCounts.length === 0) return [];
    return [...(this.forks.get(thread.threadId) ?? [])].flatMap((forkId) => {
      const fork = this.threads.get(forkId);
      const copies = [...(fork?.files.values() ?? [])].map((file) => this.copiedCountsOf(file.state));
      return fork?.recount(Math.max(0, ...copies)) ? [fork] : [];
    });
  }

  private legacyCountsOf(threadId: string): readonly number[] | null {
    const files = this.threads.get(threadId)?.files.values() ?? [];
    return [...files].reduce<readonly number[] | null>(
      (longest, { state }) =>
        state.legacyCounts.length > (longest?.length ?? -1) ? state.legacyCounts : longest,
      null,
    );
  }
}
