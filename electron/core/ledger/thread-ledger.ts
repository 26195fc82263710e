import type { Rebooked, RolloutState } from '../ingest/lines/rollout-state.ts';
import { type SaidResponses, sourceOf, withoutUnsaid } from '../ingest/rollouts/file-source.ts';
import type { ThreadAuth } from '../ingest/rollouts/thread-auth.ts';
import { summarise, type ThreadFile, type ThreadSummary } from '../ingest/rollouts/thread-summary.ts';
import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import { type PackedQuarters, QuarterTotals, quartersOf } from '../tokens/quarter-totals.ts';
import { hasRepeatedKey } from '../tokens/repeated-key.ts';
import { ResponseList } from '../tokens/response-list.ts';
import { TokenSum } from '../tokens/sums.ts';
import { keysOf, mergeResponses } from './response-merge.ts';
import type { LedgerStore, ThreadDetails } from './stored/ledger-store.ts';
import { keptDetails, keptFiles, keptResponses } from './stored/stored-parts.ts';

/**
 * One thread over all its files, each response once. Its files are the live one, archived or compressed copies, and
 * the file that a revert starts. What an index holds is read when needed.
 */
export class ThreadLedger {
  readonly threadId: string;
  codexHome: string;
  gone = false;
  lastActivityAt: number | null = null;
  auth: ThreadAuth = null;
  cliVersion: string | null = null;
  legacyParent: string | null = null;
  /** How many `token_count` lines at the head were copied from `legacyParent`. */
  copied = 0;
  /** The generation of the row that this thread was last read from or saved to; 0 where there is none. */
  generation = 0;
  private readonly store: LedgerStore;
  private quarterTotals: QuarterTotals | null;
  private total: TokenSum | null = null;
  private fileMap: Map<string, ThreadFile> | null;
  private list: ResponseList | null;
  private keys: Set<number> | null = null;
  private known: ThreadSummary | null = null;

  constructor(threadId: string, codexHome: string, store: LedgerStore, stored?: StoredThread) {
    this.threadId = threadId;
    this.codexHome = codexHome;
    this.store = store;
    this.quarterTotals = stored ? null : new QuarterTotals();
    this.fileMap = stored ? null : new Map();
    this.list = stored ? null : new ResponseList();
    if (!stored) return;
    this.gone = stored.gone;
    this.lastActivityAt = stored.lastActivityAt;
    this.auth = stored.auth;
    this.cliVersion = stored.cliVersion;
    this.legacyParent = stored.legacyParent;
    this.copied = stored.copied;
    this.generation = stored.generation;
  }

  /** Quarter-hour totals. */
  get quarters(): QuarterTotals {
    this.quarterTotals ??= new QuarterTotals(this.details()?.quarters);
    return this.quarterTotals;
  }

  /** Returns the same totals without keeping in memory what the index holds. */
  peekQuarters(): QuarterTotals {
    return this.quarterTotals ?? new QuarterTotals(this.details()?.quarters);
  }

  /** The sum of everything counted. */
  get sum(): TokenSum {
    if (!this.total) {
      this.total = new TokenSum();
      this.quarters.sumInto(this.total);
    }
    return this.total;
  }

  /** Files by path. */
  get files(): Map<string, ThreadFile> {
    this.fileMap ??= keptFiles(this.store, this);
    return this.fileMap;
  }

  /** All responses, including the copied ones of a legacy fork. */
  get responses(): ResponseList {
    this.recall();
    return this.list ?? new ResponseList();
  }

  /**
   * Reads the responses from the index where they are not in memory. Returns true where another process has counted
   * more meanwhile, so that this thread's sums changed.
   */
  recall(): boolean {
    if (this.list) return false;
    const stored = keptResponses(this.store, this);
    this.list = stored?.list ?? new ResponseList();
    if (!stored || stored.generation === this.generation) return false;
    this.generation = stored.generation;
    this.sumUp();
    return true;
  }

  /** Merges what another process has counted with what this one has. */
  absorb(): void {
    const own = this.responses;
    this.list = null;
    this.keys = null;
    this.recall();
    this.keys = keysOf(this.responses);
    mergeResponses(this.responses, this.keys, own, this.copied, new QuarterTotals());
    this.sumUp();
  }

  get summary(): ThreadSummary {
    if (!this.known) {
      const text = this.details()?.summary;
      this.known = text ? (JSON.parse(text) as ThreadSummary) : summarise(this.states());
    }
    return this.known;
  }

  /**
   * Takes the current contents of a file and returns the sums of its responses that were not counted yet. `quarters`:
   * the sums of all of them, where known and where none is repeated.
   */
  take(file: ThreadFile, responses: ResponseList, quarters: PackedQuarters | null = null): QuarterTotals {
    this.gone = false;
    this.files.set(file.path, file);
    this.resummarise();
    return this.count(responses, quarters, sourceOf(file.name));
  }

  /** Returns the files that still exist, except the one at `path`. */
  othersThan(path: string): ThreadFile[] {
    return this.gone ? [] : [...this.files.values()].filter((file) => file.path !== path);
  }

  /** Returns true where a file replaces one that was read: the same path, or all copies of it are gone. */
  isReplaced({ path, name }: Pick<ThreadFile, 'path' | 'name'>): boolean {
    const source = sourceOf(name);
    return this.files.has(path) || !this.othersThan(path).some((file) => sourceOf(file.name) === source);
  }

  /**
   * Drops the responses of a source that no existing file holds any more; `said`: the contents of each. Returns false
   * where there are none.
   */
  keepOnly(source: string | null, said: readonly SaidResponses[]): boolean {
    const kept = withoutUnsaid(this.responses, source, said);
    if (kept === null) return false;
    this.list = kept;
    this.keys = keysOf(kept);
    for (const { list, source: own } of said)
      mergeResponses(kept, this.keys, list, 0, new QuarterTotals(), own);
    this.sumUp();
    return true;
  }

  /** Counts the responses that are not counted yet. Returns their sums. */
  private count(
    responses: ResponseList,
    quarters: PackedQuarters | null,
    source: string | null,
  ): QuarterTotals {
    const isFirst = this.responses.length === 0 && source === null;
    const added = (isFirst && this.adopt(responses, quarters)) || new QuarterTotals();
    if (this.list !== responses) {
      this.keys ??= keysOf(this.responses);
      mergeResponses(this.responses, this.keys, responses, this.copied, added, source);
    }
    const { sum } = this;
    if (this.quarters.length === 0) this.quarterTotals = added;
    else this.quarters.addAll(added);
    added.sumInto(sum);
    return added;
  }

  /** Takes the first responses of a thread as they are. Returns null where one is repeated. */
  private adopt(responses: ResponseList, quarters: PackedQuarters | null): QuarterTotals | null {
    if (quarters === null && hasRepeatedKey(responses)) return null;
    this.list = responses;
    this.keys = null;
    return quarters === null ? quartersOf(responses, this.copied) : new QuarterTotals(quarters);
  }

  /** Handles a file that is no longer on disk. What the last file said stays. */
  drop(path: string): void {
    if (!this.files.has(path)) return;
    if (this.files.size > 1) {
      this.files.delete(path);
      this.resummarise();
    } else {
      this.gone = true;
    }
  }

  /** Moves responses to other models. Returns false where none of them is known. */
  rebook(rebooked: readonly Rebooked[]): boolean {
    const known = rebooked.filter(({ key, as }) => this.responses.rebook(key, as));
    if (known.length > 0) this.sumUp();
    return known.length > 0;
  }

  /** Counts again with another number of copied lines. Returns false where that changes nothing. */
  recount(copied: number): boolean {
    if (copied === this.copied) return false;
    this.copied = copied;
    if (this.responses.length === 0) return false;
    this.sumUp();
    return true;
  }

  private sumUp(): void {
    this.quarterTotals = quartersOf(this.responses, this.copied);
    this.total = null;
  }

  /** Frees memory; what the index holds can be read again. */
  release(indexed: boolean): void {
    this.keys = null;
    if (!indexed) return;
    this.list = null;
    this.fileMap = null;
    this.quarterTotals = null;
    this.total = null;
    this.known = null;
  }

  /** Returns what an index stores of it for the next start. */
  stored(): StoredThread {
    const { threadId, codexHome, gone, lastActivityAt, auth, cliVersion } = this;
    const origin = { threadId, codexHome, gone, lastActivityAt, auth, cliVersion };
    return { ...origin, legacyParent: this.legacyParent, copied: this.copied, generation: this.generation };
  }

  /** Returns what an index stores of it besides. */
  storedDetails(): ThreadDetails {
    // The summary of a thread's only file is stored with that file while it exists.
    const summary = this.files.size === 1 && !this.gone ? '' : JSON.stringify(this.summary);
    return { quarters: this.quarters.pack(), summary };
  }

  private states(): RolloutState[] {
    return [...this.files.values()].map(({ state }) => state);
  }

  private details(): ThreadDetails | null {
    return keptDetails(this.store, this);
  }

  private resummarise(): void {
    const summary = summarise(this.states());
    this.known = summary;
    this.lastActivityAt = summary.lastLineAt;
    this.auth = summary.auth;
    this.cliVersion = summary.meta?.cliVersion ?? null;
    const legacy = this.states().some(({ legacyCounts }) => legacyCounts.length > 0);
    this.legacyParent = legacy ? (summary.meta?.forkedFromId ?? null) : null;
  }
}
