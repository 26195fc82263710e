import { basename } from 'node:path';
import { DAY_MS, QUARTER_MS } from '../../shared/durations.ts';
import type { Rebooked, RolloutState } from '../ingest/lines/rollout-state.ts';
import { type SaidResponses, sourceOf, withoutUnsaid } from '../ingest/rollouts/file-source.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import { type NewThread, storedThreadOf } from '../ingest/scan/new-thread.ts';
import type { Calendar } from '../time/calendar.ts';
import { forEachQuarter, type PackedQuarters, type QuarterColumns } from '../tokens/quarter-totals.ts';
import type { ResponseList } from '../tokens/response-list.ts';
import { DayTable } from './day-table.ts';
import { LegacyForks } from './legacy-forks.ts';
import { withRecent } from './recent-threads.ts';
import { RecentUse, sumByHour } from './recent-use.ts';
import { makeSpans, type SpanName, type SpanSum } from './span-sum.ts';
import type { LedgerStore, LoadedLedger } from './stored/ledger-store.ts';
import { StoredDays } from './stored/stored-days.ts';
import type { ThreadLedger } from './thread-ledger.ts';
import { ThreadTable } from './thread-table.ts';
import { WeekHours } from './week-hours.ts';

/** This many of the most recently active threads are kept in order. */
const RECENT_THREADS = 50;

/** The file that something was read from. */
export interface LedgerFile {
  readonly path: string;
  readonly name: string;
  readonly codexHome: string;
  readonly threadId: string;
}

/**
 * Every model response of every thread, counted once. Copies (forks, archived and compressed files, a second home)
 * add nothing; what was counted stays counted when a file is deleted.
 */
export class UsageLedger {
  readonly calendar: Calendar;
  readonly threads: ThreadTable;
  private readonly dayTable: DayTable;
  /** The sums by day must be made again. */
  private isStale = false;
  /** Ids of the most recently active threads, newest first. */
  recent: string[] = [];
  /** Increases when a thread goes, comes back or changes its origin. */
  revision = 0;
  /** Threads that changed since they were saved. */
  readonly unsaved = new Set<ThreadLedger>();
  /** How many further threads the next save adds. */
  newThreads = 0;
  private readonly store: LedgerStore;
  private readonly legacyForks: LegacyForks;
  private spans: Record<SpanName, SpanSum> | null = null;
  private spansDay = '';
  private recentParts: RecentUse | null = null;
  /** By how many days they hold. */
  private readonly weekHours = new Map<number, WeekHours>();

  constructor(calendar: Calendar, store: LedgerStore) {
    this.calendar = calendar;
    this.store = store;
    this.dayTable = new DayTable((at) => calendar.day(at));
    const loaded = store.load(calendar.timezone);
    this.threads = new ThreadTable(store, loaded.base, loaded.changed);
    this.legacyForks = new LegacyForks(this.threads);
    this.load(loaded);
  }

  /** Sums by day. */
  get table(): DayTable {
    if (this.isStale) this.countAll();
    return this.dayTable;
  }

  /**
   * Adds what was newly read of a file. `responses` may repeat known ones; `quarters` as of `sums` in its reader.
   * `isAll`: the responses are all of the file, so earlier ones of it no longer count. Returns the quarter-hour
   * totals that were added, and whether another copy may hold the earlier responses and must be read again, see
   * `keepOnly`.
   */
  apply(
    file: LedgerFile,
    state: RolloutState,
    responses: ResponseList,
    quarters: PackedQuarters | null = null,
    isAll = false,
  ): { readonly isUnsure: boolean; readonly columns: QuarterColumns } {
    const threadId = state.meta?.threadId ?? file.threadId;
    const thread = this.threads.getOrAdd(threadId, file.codexHome);
    const { auth, gone, cliVersion } = thread;
    const recalled = thread.recall();
    const source = sourceOf(file.name);
    const said = { source, list: responses };
    const lost = isAll && thread.isReplaced(file) && withoutUnsaid(thread.responses, source, [said]) !== null;
    const isUnsure = lost && thread.othersThan(file.path).length > 0;
    const replaced = lost && !isUnsure && thread.keepOnly(source, [said]);
    const recounted = state.legacyCounts.length > 0 && thread.recount(this.legacyForks.copiedCountsOf(state));
    if (recalled || recounted || replaced) this.retabulate();
    const own = { path: file.path, name: file.name, state };
    const { columns } = thread.take(own, responses, quarters);
    this.addToDays(threadId, columns);
    const known = thread.auth === auth && thread.gone === gone && thread.cliVersion === cliVersion;
    if (!known) this.revision += 1;
    this.unsaved.add(thread);
    this.reviseForksOf(thread, state);
    this.touch(thread);
    return { isUnsure, columns };
  }

  /** Adds an unknown thread. Returns false where it is known, or where a fork of it must be counted again. */
  applyNew(file: RolloutFile, thread: NewThread): boolean {
    const { threadId, quarters } = thread;
    if (this.threads.get(threadId) || this.legacyForks.has(threadId)) return false;
    this.store.bulkInsert(file, thread);
    this.newThreads += 1;
    this.addToDays(threadId, quarters);
    this.revision += 1;
    this.touch(this.threads.add(storedThreadOf(file, thread)));
    return true;
  }

  /**
   * Handles a file that is no longer on disk. Its responses stay counted unless the file now belongs to another
   * thread.
   */
  forget(path: string, threadId: string, isReplaced = false): void {
    const thread = this.threads.get(threadId);
    if (!thread) return;
    const isLast = thread.othersThan(path).length === 0;
    thread.drop(path);
    this.revision += 1;
    this.unsaved.add(thread);
    if (isReplaced && isLast) this.keepOnly(threadId, sourceOf(basename(path)), []);
  }

  /** Moves responses to the models that they turned out to belong to. */
  rebook(threadId: string, rebooked: readonly Rebooked[]): void {
    const thread = this.threads.get(threadId);
    if (rebooked.length > 0 && thread?.rebook(rebooked)) this.retabulate();
  }

  /** Applies `keepOnly` to the thread. */
  keepOnly(threadId: string, source: string | null, said: readonly SaidResponses[]): void {
    const thread = this.threads.get(threadId);
    if (!thread?.keepOnly(source, said)) return;
    this.unsaved.add(thread);
    this.retabulate();
  }

  /** Takes over what another process has counted for a thread. */
  absorb(threadId: string): void {
    this.threads.get(threadId)?.absorb();
    this.retabulate();
  }

  span(name: SpanName, now: number): SpanSum {
    const today = this.calendar.day(now);
    if (!this.spans || this.spansDay !== today) {
      this.spansDay = today;
      this.spans = makeSpans(today, this.table);
    }
    return this.spans[name];
  }

  /** Returns use by quarter of an hour since a moment (milliseconds since the epoch) or up to a day earlier. */
  recentUse(since: number): RecentUse {
    const known = this.recentParts;
    if (known && known.since <= since && since - known.since < DAY_MS) return known;
    this.recentParts = new RecentUse(since, this.threads.activeSince(since));
    return this.recentParts;
  }

  /** Applies `sumByHour` to all threads. */
  tokensByHour(since: number, until: number): Map<number, number> {
    return sumByHour(this.threads.activeSince(since), since, until);
  }

  /** Returns tokens by hour of the local week over the last days: seven days from Monday, of 24 hours each. */
  hours(now: number, days = 30): readonly (readonly number[])[] {
    let hours = this.weekHours.get(days);
    if (!hours) {
      hours = new WeekHours(this.calendar, now, days);
      for (const thread of this.threads.activeSince(hours.since)) hours.add(thread.peekQuarters().columns);
      this.weekHours.set(days, hours);
    }
    return hours.sums(now);
  }

  private addToDays(threadId: string, quarters: QuarterColumns): void {
    if (this.isStale) return;
    this.recentParts?.add(threadId, quarters);
    for (const hours of this.weekHours.values()) hours.add(quarters);
    forEachQuarter(quarters, (quarter, attribution, tokens, responses) => {
      const day = this.dayTable.addSum(threadId, quarter * QUARTER_MS, attribution, tokens, responses);
      if (!this.spans) return;
      for (const span of Object.values(this.spans)) span.add(day, threadId, attribution, tokens, responses);
    });
  }

  private load({ base, changed, days }: LoadedLedger): void {
    this.threads.forEachLegacyFork((threadId, parentId) => this.legacyForks.note(threadId, parentId));
    if (base && days) {
      this.calendar.remember(days.starts);
      const without = changed.map(({ threadId }) => threadId);
      this.dayTable.attach(new StoredDays(days, base, without));
      for (const { threadId } of changed) this.countThread(this.threads.get(threadId));
    } else {
      for (const thread of this.threads.values()) this.countThread(thread);
    }
    this.recent = this.threads.mostRecent(RECENT_THREADS);
  }

  countThread(thread: ThreadLedger | undefined): void {
    if (thread) this.addToDays(thread.threadId, thread.peekQuarters().columns);
  }

  private reviseForksOf(thread: ThreadLedger, state: RolloutState): void {
    const revised = this.legacyForks.revise(thread, state);
    for (const fork of revised) this.unsaved.add(fork);
    if (revised.length > 0) this.retabulate();
  }

  /** Discards the sums; they are made again when asked for. */
  private retabulate(): void {
    this.isStale = true;
    this.spans = null;
    this.recentParts = null;
    this.weekHours.clear();
  }

  private countAll(): void {
    this.isStale = false;
    this.dayTable.clear();
    for (const thread of this.threads.values()) this.countThread(thread);
  }

  private touch(thread: ThreadLedger): void {
    this.recent = withRecent(this.recent, thread, this.threads, RECENT_THREADS);
  }
}
