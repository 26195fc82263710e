import { addDays, type Calendar, mondayOf, monthOf } from './calendar.ts';
import { copiedCounts } from './fork-copies.ts';
import type { CountedResponse, LimitObservation, RolloutState } from './rollout-state.ts';
import { DayTable, entryOf, SpanSum } from './sums.ts';
import { ThreadLedger } from './thread-ledger.ts';

/** Spans that a Snapshot shows. */
export type SpanName = 'today' | 'week' | 'month' | 'last7Days' | 'last30Days';

/** How many of the most recently active threads are kept in order. */
const RECENT_THREADS = 50;

/**
 * Every model response of every thread, once. Copies (forks, archived and compressed files, a second
 * home) never add; nothing that was counted is taken back when a file goes away.
 */
export class UsageLedger {
  readonly calendar: Calendar;
  readonly threads = new Map<string, ThreadLedger>();
  readonly table: DayTable;
  /** The newest observation of each limit that names a window. */
  readonly limits = new Map<string, LimitObservation>();
  /** The newest observation of any limit: it tells plan and credits. */
  account: LimitObservation | null = null;
  /** Ids of the most recently active threads, newest first. */
  recent: string[] = [];
  /** Grows whenever a thread's sign-in evidence changes. */
  evidence = 0;
  /** Forks without turn ids, by the thread they were copied from. */
  private readonly legacyForks = new Map<string, Set<string>>();
  private spans: Record<SpanName, SpanSum> | null = null;
  private spansDay = '';

  constructor(calendar: Calendar) {
    this.calendar = calendar;
    this.table = new DayTable((at) => calendar.day(at));
  }

  /** Adds what was newly read of a file. `responses` may repeat what is known. */
  apply(
    file: {
      readonly path: string;
      readonly name: string;
      readonly codexHome: string;
      readonly threadId: string;
    },
    state: RolloutState,
    responses: readonly CountedResponse[],
    limits: readonly LimitObservation[],
  ): void {
    const threadId = state.meta?.threadId ?? file.threadId;
    const thread = entryOf(this.threads, threadId, () => new ThreadLedger(threadId, file.codexHome));
    const auth = thread.auth;
    thread.gone = false;
    thread.files.set(file.path, { path: file.path, name: file.name, state });
    if (thread.auth !== auth) this.evidence += 1;
    for (const observation of limits) this.observe(observation);
    this.addResponses(thread, state, responses);
    this.refreshLegacyForks(thread, state);
    this.touch(thread);
  }

  /** A file is no longer on disk. What it told stays counted. */
  forget(path: string, threadId: string): void {
    const thread = this.threads.get(threadId);
    const file = thread?.files.get(path);
    if (!thread || !file) return;
    if (thread.files.size > 1) thread.files.delete(path);
    else thread.gone = true;
  }

  span(name: SpanName, now: number): SpanSum {
    const today = this.calendar.day(now);
    if (!this.spans || this.spansDay !== today) {
      this.spansDay = today;
      this.spans = makeSpans(today, this.table);
    }
    return this.spans[name];
  }

  private observe(observation: LimitObservation): void {
    if (!this.account || this.account.at <= observation.at) this.account = observation;
    if (observation.windows.length === 0) return;
    const known = this.limits.get(observation.limitId);
    if (!known || known.at <= observation.at) this.limits.set(observation.limitId, observation);
  }

  private addResponses(
    thread: ThreadLedger,
    state: RolloutState,
    responses: readonly CountedResponse[],
  ): void {
    let copied = -1;
    for (const response of responses) {
      if (thread.responses.has(response.key)) continue;
      if (response.legacyIndex !== undefined) {
        if (copied < 0) copied = this.copiedCountsOf(state);
        if (response.legacyIndex < copied) continue;
      }
      thread.responses.set(response.key, response);
      this.table.add(thread.threadId, response);
      if (this.spans) {
        const day = this.calendar.day(response.at);
        for (const span of Object.values(this.spans)) span.add(day, thread.threadId, response);
      }
    }
  }

  private copiedCountsOf(state: RolloutState): number {
    const parentId = state.meta?.forkedFromId ?? null;
    if (parentId === null) return 0;
    return copiedCounts(state.legacyCounts, state.legacyOpening, this.legacyCountsOf(parentId));
  }

  private legacyCountsOf(threadId: string): readonly string[] | null {
    const states = [...(this.threads.get(threadId)?.files.values() ?? [])].map((file) => file.state);
    return states.reduce<readonly string[] | null>(
      (longest, { legacyCounts }) => (legacyCounts.length > (longest?.length ?? -1) ? legacyCounts : longest),
      null,
    );
  }

  /** Files come in any order, so a fork may have been counted before its parent was seen, or without. */
  private refreshLegacyForks(thread: ThreadLedger, state: RolloutState): void {
    const parentId = state.meta?.forkedFromId;
    if (parentId && state.legacyCounts.length > 0) {
      entryOf(this.legacyForks, parentId, () => new Set<string>()).add(thread.threadId);
    }
    if (state.legacyCounts.length === 0) return;
    for (const forkId of this.legacyForks.get(thread.threadId) ?? []) this.reviseFork(forkId);
  }

  /** The parent's file only now tells which lines of the fork were copied. */
  private reviseFork(forkId: string): void {
    const fork = this.threads.get(forkId);
    if (!fork) return;
    for (const { state } of fork.files.values()) {
      const copied = this.copiedCountsOf(state);
      const wrong = [...fork.responses.values()].filter(
        (response) => (response.legacyIndex ?? copied) < copied,
      );
      for (const response of wrong) fork.responses.delete(response.key);
      const missing = state.legacyResponses.filter((response) => (response.legacyIndex ?? 0) >= copied);
      if (wrong.length > 0 || missing.some((response) => !fork.responses.has(response.key))) {
        for (const response of missing) fork.responses.set(response.key, response);
        this.rebuildTable();
      }
    }
  }

  private rebuildTable(): void {
    this.table.clear();
    this.spans = null;
    for (const thread of this.threads.values()) {
      for (const response of thread.responses.values()) this.table.add(thread.threadId, response);
    }
  }

  private touch(thread: ThreadLedger): void {
    const at = thread.lastActivityAt ?? 0;
    const others = this.recent.filter((id) => id !== thread.threadId);
    let place = others.findIndex((id) => (this.threads.get(id)?.lastActivityAt ?? 0) <= at);
    if (place < 0) place = others.length;
    if (place >= RECENT_THREADS) return;
    others.splice(place, 0, thread.threadId);
    this.recent = others.slice(0, RECENT_THREADS);
  }
}

function makeSpans(today: string, table: DayTable): Record<SpanName, SpanSum> {
  const monday = mondayOf(today);
  const monthStart = `${monthOf(today)}-01`;
  return {
    today: new SpanSum(today, today, table),
    week: new SpanSum(monday, addDays(monday, 6), table),
    month: new SpanSum(monthStart, `${monthOf(today)}-31`, table),
    last7Days: new SpanSum(addDays(today, -6), today, table),
    last30Days: new SpanSum(addDays(today, -29), today, table),
  };
}
