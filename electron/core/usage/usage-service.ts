import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SeenCodex } from '../../shared/codex/codex.ts';
import type { UsageReport } from '../../shared/commands.ts';
import type { Coverage } from '../../shared/coverage.ts';
import type { Finding } from '../../shared/finding.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import type { ScanProgress, Usage } from '../../shared/usage.ts';
import { createSerialQueue } from '../async/serial-queue.ts';
import { isIndexError } from '../index/index-errors.ts';
import { noIndex } from '../index/usage-index.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import { ROLLOUT_FOLDERS } from '../ingest/rollouts/rollout-files.ts';
import { type LockState, readThreadLocks } from '../ingest/rollouts/thread-locks.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import type { LimitReadings } from '../limits/limit-readings.ts';
import { PriceBook } from '../pricing/cost.ts';
import { repositoryPrices } from '../pricing/repository-prices.ts';
import { OutlookView } from '../views/outlook/outlook-view.ts';
import { makeUsageReport, type UsageReportQuery } from '../views/report/usage-report.ts';
import { viewState } from '../views/session-view.ts';
import { viewUsage } from '../views/usage-view.ts';
import { viewHomes } from './codex-homes.ts';
import type { FileTable } from './file-table.ts';
import { IndexedLedger } from './indexed-ledger.ts';
import { pathsByThread } from './rollout-paths.ts';
import type { RolloutTracker } from './rollout-tracker.ts';
import { SaveSchedule } from './save-schedule.ts';
import { CoverageView, lowerBoundsOf } from './usage-coverage.ts';
import { damagedIndexes, missingHomes, usageFindings } from './usage-findings.ts';
import type { UsageServiceOptions } from './usage-options.ts';

const ownPrices = new PriceBook(repositoryPrices);

const nothingRead: ScanProgress = { filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 };

/** All usage: the rollouts of every Codex home in one ledger. */
export class UsageService {
  readonly codexHomes: readonly string[];
  private readonly options: UsageServiceOptions;
  private readonly kept: IndexedLedger;
  private readonly coverageView = new CoverageView();
  /** Forecasts from the ledger. */
  readonly outlook = new OutlookView();
  private locks = new Map<string, LockState>();
  /** The progress of a first scan; null where none runs. Until it is over, the rest is unknown. */
  progress: ScanProgress | null;
  /** Settles once everything was read again after the index was damaged; null where it was not. */
  mending: Promise<void> | null = null;
  private readonly schedule: SaveSchedule | null;
  /** Reads of one service never overlap: a file's state has one writer. */
  private readonly enqueue = createSerialQueue();

  constructor(options: UsageServiceOptions) {
    this.options = options;
    this.codexHomes = options.codexHomes;
    this.kept = new IndexedLedger(options, options.index ?? noIndex, options.logger);
    this.progress = this.ledger.threads.size === 0 ? nothingRead : null;
    this.schedule = options.clock
      ? new SaveSchedule(options.clock, (isBusy) => this.saveLater(isBusy))
      : null;
  }

  get ledger(): UsageLedger {
    return this.kept.ledger;
  }

  /** The limits that sessions recorded. */
  get limitReadings(): LimitReadings {
    return this.kept.limits;
  }

  get trackers(): readonly RolloutTracker[] {
    return this.kept.trackers;
  }

  /** Reads everything new in every home. `onProgress` is called now and then in a long scan. */
  scan(onProgress: () => void): Promise<void> {
    return this.enqueue(() => this.read(onProgress));
  }

  private async read(onProgress: () => void): Promise<void> {
    await this.unlessDamaged(async () => {
      const first = this.ledger.threads.size === 0;
      for (const tracker of this.trackers) {
        await tracker.scan((progress) => {
          this.progress = first ? progress : null;
          onProgress();
        }, this.options.tree);
      }
      this.progress = null;
      this.kept.settle();
      this.readLocks();
      this.schedule?.cancel();
      this.kept.save({ release: first });
      this.kept.salvage();
    });
  }

  /** Reads changed paths. Resolves to false where none of them matters here. */
  changed(paths: readonly string[]): Promise<boolean> {
    return this.enqueue(async () => {
      let matters = false;
      await this.unlessDamaged(async () => {
        matters = await this.lookAt(paths);
        if (!matters) return;
        this.readLocks();
        if (this.kept.isKept) this.schedule?.changed();
      });
      return matters;
    });
  }

  private async lookAt(paths: readonly string[]): Promise<boolean> {
    let matters = false;
    for (const path of paths) {
      for (const tracker of this.trackers) {
        if (!path.startsWith(`${tracker.codexHome}${sep}`)) continue;
        if (path.includes(`${sep}thread-writer-locks`)) matters = true;
        else if (await tracker.changed(path)) matters = true;
      }
    }
    return matters;
  }

  /** Runs `work`; where the index turns out to be damaged, reads everything again into an empty one. */
  private async unlessDamaged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isIndexError(error)) throw error;
      this.kept.restart();
      await this.read(() => {});
    }
  }

  /** True where the index was damaged when it was opened. */
  get wasDamaged(): boolean {
    return this.kept.aside.length > 0;
  }

  /**
   * Starts over with an empty ledger where the error means a damaged index, and resolves once everything was read
   * again. Until then usage is unknown.
   *
   * @throws the error where it says something else.
   */
  restart(error: unknown): Promise<void> {
    if (!isIndexError(error)) throw error;
    this.kept.restart();
    this.progress = nothingRead;
    this.mending = this.enqueue(() => this.read(() => {}));
    return this.mending;
  }

  /** Runs a view; where it meets a damaged index, again after everything was read again. */
  async whole<T>(view: () => T): Promise<T> {
    try {
      return view();
    } catch (error) {
      await this.restart(error);
      return view();
    }
  }

  /** Saves what was read and closes the index. */
  async close(): Promise<void> {
    await this.enqueue(async () => {});
    this.schedule?.cancel();
    this.kept.close();
  }

  private saveLater(isBusy: boolean): void {
    try {
      this.kept.save({ isBusy });
    } catch (error) {
      this.restart(error).catch(() => {});
    }
  }

  /** Gets the index ready for the first change, which would else wait for it. */
  prepare(): void {
    this.whole(() => this.kept.settle()).catch(() => {});
  }

  /** Reads again which sessions are locked. */
  readLocks(): void {
    const { codexHomes, platform } = this.options;
    this.locks = new Map(codexHomes.flatMap((home) => [...readThreadLocks(home, platform)]));
  }

  lockOf = (threadId: string): LockState => this.locks.get(threadId) ?? 'absent';

  usage(now: number): Usage {
    return viewUsage(this.ledger, {
      now,
      anyHome: this.options.codexHomes.some((home) => existsSync(home)),
      scanning: this.progress,
      lockOf: this.lockOf,
      locked: [...this.locks.keys()],
      book: this.book(),
    });
  }

  /** `fresh`: the account's own answer. */
  limits(now: number, fresh: readonly LimitObservation[] = []): ObservedLimits {
    return this.limitReadings.decide(now, fresh);
  }

  coverage(now: number): Coverage {
    return this.coverageView.view(this.trackers, this.ledger, now);
  }

  /** Returns the Codex versions that began the sessions of every home. */
  codexVersions = (now: number): SeenCodex[] => this.coverageView.codexVersions(this.ledger, now);

  findings(): Finding[] {
    return [
      ...missingHomes(this.homes()),
      ...damagedIndexes(this.kept.aside),
      ...usageFindings(this.trackers),
    ];
  }

  homes(): CodexHome[] {
    return viewHomes(this.trackers, this.ledger, this.options.homesSource);
  }

  /** `lowerBound`: why sums may be too low, where known already. */
  report(query: UsageReportQuery, now: number, lowerBound = lowerBoundsOf(this.trackers)): UsageReport {
    const stateOf = (each: ThreadLedger) => viewState(each, this.lockOf(each.threadId), now).state;
    return makeUsageReport(this.ledger, query, lowerBound, stateOf, this.book());
  }

  rolloutPaths = () => pathsByThread(this.trackers);
  /** Tells whether what is counted stays on disk. */
  isKept = () => this.kept.isKept;

  /** Returns true where the file is unchanged since it was read. */
  isSame: FileTable['isSame'] = (...file) => this.trackers.some(({ files }) => files.isSame(...file));

  /** What reading a file goes on from; null where it is not known. */
  checkpointOf = (path: string) =>
    this.trackers.map((tracker) => tracker.checkpointOf(path)).find((each) => each !== null) ?? null;

  book(): PriceBook {
    return this.options.prices?.() ?? ownPrices;
  }

  /** Returns the folders to watch with all below, existing or not. */
  watchFolders(): string[] {
    const folders = [...ROLLOUT_FOLDERS, 'thread-writer-locks'];
    return this.codexHomes.flatMap((home) => folders.map((folder) => join(home, folder)));
  }
}
