import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import type { LedgerStore } from './stored/ledger-store.ts';
import type { StoredThreads } from './stored/stored-threads.ts';
import { ThreadLedger } from './thread-ledger.ts';

/** Threads by id. Those stored in an index become objects when they are asked for. */
export class ThreadTable {
  private readonly store: LedgerStore;
  private readonly base: StoredThreads | null;
  private readonly live = new Map<string, ThreadLedger>();
  /** 1 for each row of the base that `live` replaces. */
  private readonly replaced: Uint8Array;
  private persisted: number;

  /** Threads in `changed` replace those of the base. */
  constructor(store: LedgerStore, base: StoredThreads | null, changed: readonly StoredThread[]) {
    this.store = store;
    this.base = base;
    this.replaced = new Uint8Array(base?.length ?? 0);
    this.persisted = base?.length ?? 0;
    for (const stored of changed) this.keep(this.made(stored));
  }

  get size(): number {
    return this.live.size + this.persisted;
  }

  get(threadId: string): ThreadLedger | undefined {
    const live = this.live.get(threadId);
    if (live || !this.base) return live;
    const row = this.base.rowOf(threadId);
    return row < 0 ? undefined : this.wake(this.base, row);
  }

  getOrAdd(threadId: string, codexHome: string): ThreadLedger {
    const known = this.get(threadId);
    if (known) return known;
    const thread = new ThreadLedger(threadId, codexHome, this.store);
    this.live.set(threadId, thread);
    return thread;
  }

  /** Adds a thread that the index has and this table does not. */
  add(stored: StoredThread): ThreadLedger {
    const thread = this.made(stored);
    this.live.set(stored.threadId, thread);
    return thread;
  }

  /** Adds an unknown thread. */
  put(thread: ThreadLedger): void {
    this.live.set(thread.threadId, thread);
  }

  /** Yields all threads, each as an object. */
  *values(): Generator<ThreadLedger> {
    for (const row of this.persistedRows()) if (this.base) this.wake(this.base, row);
    yield* this.live.values();
  }

  /** Yields the threads active at a moment (milliseconds since the epoch) or later. */
  *activeSince(at: number): Generator<ThreadLedger> {
    const { base } = this;
    for (const row of this.persistedRows()) {
      if (base && (base.lastActivityAt(row) ?? 0) >= at) this.wake(base, row);
    }
    for (const thread of this.live.values()) if ((thread.lastActivityAt ?? 0) >= at) yield thread;
  }

  /** Yields all threads as an index stores them. */
  *stored(): Generator<StoredThread> {
    for (const row of this.persistedRows()) if (this.base) yield this.base.at(row);
    for (const thread of this.live.values()) yield thread.stored();
  }

  /** Passes the Codex version of each thread, and whether it is gone. */
  forEachOrigin(
    take: (cliVersion: string | null, gone: boolean, lastActivityAt: number | null) => void,
  ): void {
    const { base } = this;
    for (const row of this.persistedRows())
      if (base) take(base.cliVersion(row), base.gone(row), base.lastActivityAt(row));
    for (const { cliVersion, gone, lastActivityAt } of this.live.values()) {
      take(cliVersion, gone, lastActivityAt);
    }
  }

  /** Passes each thread that may be a legacy fork, with its parent. */
  forEachLegacyFork(take: (threadId: string, parentId: string) => void): void {
    const { base } = this;
    for (const row of base?.forks ?? []) {
      const parent = base?.legacyParent(row) ?? null;
      if (base && parent !== null && this.replaced[row] === 0) take(base.idAt(row), parent);
    }
    for (const { threadId, legacyParent } of this.live.values()) {
      if (legacyParent !== null) take(threadId, legacyParent);
    }
  }

  /** Returns the ids of the most recently active threads, newest first, without sorting all. */
  mostRecent(count: number): string[] {
    const recent: { readonly id: string; readonly at: number }[] = [];
    const offer = (id: string, at: number) => {
      if (recent.length === count && at <= (recent[count - 1]?.at ?? 0)) return;
      let place = recent.length;
      while (place > 0 && (recent[place - 1]?.at ?? 0) < at) place -= 1;
      recent.splice(place, 0, { id, at });
      if (recent.length > count) recent.pop();
    };
    const { base } = this;
    for (const row of this.recentRows(count)) {
      if (base) offer(base.idAt(row), base.lastActivityAt(row) ?? 0);
    }
    for (const { threadId, lastActivityAt } of this.live.values()) offer(threadId, lastActivityAt ?? 0);
    return recent.map(({ id }) => id);
  }

  /** Yields stored rows, among them at least the `count` most recent. */
  private recentRows(count: number): Iterable<number> {
    const rows = (this.base?.recent ?? []).filter((row) => this.replaced[row] === 0);
    return rows.length >= Math.min(count, this.persisted) ? rows : this.persistedRows();
  }

  private *persistedRows(): Generator<number> {
    if (this.persisted === 0) return;
    for (let row = 0; row < this.replaced.length; row++) if (this.replaced[row] === 0) yield row;
  }

  private wake(base: StoredThreads, row: number): ThreadLedger {
    const known = this.live.get(base.idAt(row));
    if (known) return known;
    const thread = this.made(base.at(row));
    this.keep(thread);
    return thread;
  }

  private made(stored: StoredThread): ThreadLedger {
    return new ThreadLedger(stored.threadId, stored.codexHome, this.store, stored);
  }

  private keep(thread: ThreadLedger): void {
    this.live.set(thread.threadId, thread);
    const row = this.base?.rowOf(thread.threadId) ?? -1;
    if (row < 0 || this.replaced[row] === 1) return;
    this.replaced[row] = 1;
    this.persisted -= 1;
  }
}
