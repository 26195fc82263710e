import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SeenCodex } from '../../shared/codex.ts';
import type { UsageReport } from '../../shared/commands.ts';
import type { Coverage } from '../../shared/coverage.ts';
import type { Finding } from '../../shared/finding.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import type { ScanProgress, Usage } from '../../shared/usage.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import { OutlookView } from '../limits/outlook-view.ts';
import { isFolder } from '../platform/is-folder.ts';
import type { Clock, Logger } from '../ports.ts';
import { PriceBook } from '../pricing/cost.ts';
import { repositoryPrices } from '../pricing/repository-prices.ts';
import { readSignIn } from './auth-kind.ts';
import type { FileTable } from './file-table.ts';
import { saveLedger } from './index-writer.ts';
import type { UsageLedger } from './ledger.ts';
import { isIndexError, openLedger } from './open-ledger.ts';
import { ROLLOUT_FOLDERS } from './rollout-files.ts';
import { pathsByThread } from './rollout-paths.ts';
import type { LimitObservation } from './rollout-state.ts';
import type { RolloutTracker } from './rollout-tracker.ts';
import { viewState } from './session-view.ts';
import type { ThreadLedger } from './thread-ledger.ts';
import { type LockState, readThreadLocks } from './thread-locks.ts';
import { CoverageView, lowerBoundsOf } from './usage-coverage.ts';
import { missingHomes, usageFindings } from './usage-findings.ts';
import { LostIndex, noIndex, type UsageIndex } from './usage-index.ts';
import { makeUsageReport, type UsageReportQuery } from './usage-report.ts';
import { viewUsage } from './usage-view.ts';

/** What was read before the process ended is kept at most this long in memory only, in milliseconds. */
const SAVE_AFTER_MS = 1_000;

export interface UsageRoomOptions {
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  readonly timezone: string;
  /** When days begin, as far as it is known already: `Intl` is then not asked. */
  readonly dayStarts?: Iterable<readonly [day: string, start: number]>;
  /** The prices in force; null or left out, those that come with Glance. */
  readonly prices?: () => PriceBook | null;
  readonly platform: NodeJS.Platform;
  /** Where what was read is kept; left out, it is kept in memory only. */
  readonly index?: UsageIndex;
  readonly clock?: Pick<Clock, 'after'>;
  /** Milliseconds since the epoch; left out, no limit is taken to be recorded ahead of its time. */
  readonly now?: () => number;
  readonly logger?: Pick<Logger, 'warn'>;
}

const ownPrices = new PriceBook(repositoryPrices);

const nothingRead: ScanProgress = { filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 };

/** All that is known of use: the rollouts of every Codex home in one ledger. */
export class UsageRoom {
  ledger: UsageLedger;
  private readonly options: UsageRoomOptions;
  private trackers: readonly RolloutTracker[];
  private readonly coverageView = new CoverageView();
  /** What follows from the ledger for the time to come. */
  readonly outlook = new OutlookView();
  private locks = new Map<string, LockState>();
  /** How far a first read is; null where none goes on. Until it is over, nothing can be said of the rest. */
  progress: ScanProgress | null;
  private index: UsageIndex;
  private cancelSave: (() => void) | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: UsageRoomOptions) {
    this.options = options;
    const { ledger, trackers, index } = openLedger(options, options.index ?? noIndex);
    this.ledger = ledger;
    this.trackers = trackers;
    this.index = index;
    this.progress = ledger.threads.size === 0 ? nothingRead : null;
  }

  /** Reads whatever is new in every home. `onProgress` runs now and then while there is much to read. */
  scan(onProgress: () => void): Promise<void> {
    return this.inTurn(() => this.read(onProgress));
  }

  private async read(onProgress: () => void): Promise<void> {
    await this.unlessDamaged(async () => {
      const first = this.ledger.threads.size === 0;
      for (const tracker of this.trackers) {
        await tracker.scan((progress) => {
          this.progress = first ? progress : null;
          onProgress();
        });
      }
      this.progress = null;
      this.index.settle();
      this.readLocks();
      this.save(first);
    });
  }

  /** Looks again at paths that changed. Resolves to false where none of them matters here. */
  changed(paths: readonly string[]): Promise<boolean> {
    return this.inTurn(async () => {
      let matters = false;
      await this.unlessDamaged(async () => {
        matters = await this.lookAt(paths);
        if (!matters) return;
        this.readLocks();
        this.saveSoon();
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

  /** Where the index turns out to be damaged, everything is read anew into an empty one. */
  private async unlessDamaged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isIndexError(error)) throw error;
      const { ledger, trackers, index } = openLedger(this.options, this.index.discard());
      this.ledger = ledger;
      this.trackers = trackers;
      this.index = index;
      await this.read(() => {});
    }
  }

  /** Keeps what was read, and lets go of the index. */
  async close(): Promise<void> {
    await this.turn;
    this.save(false);
    this.index.close();
  }

  private saveSoon(): void {
    const { clock } = this.options;
    if (this.cancelSave || !clock || this.index === noIndex) return;
    this.cancelSave = clock.after(SAVE_AFTER_MS, () => this.save(false));
  }

  private save(release: boolean): void {
    this.cancelSave?.();
    this.cancelSave = null;
    if (this.index === noIndex) return;
    try {
      saveLedger(this.ledger, this.trackers, this.index, release);
    } catch (error) {
      if (error instanceof LostIndex) throw error;
      const why = error instanceof Error ? error.message : String(error);
      this.options.logger?.warn(`The index could not be saved: ${why}`);
    }
  }

  /** Looks again at who holds which session. */
  readLocks(): void {
    const { codexHomes, platform } = this.options;
    this.locks = new Map(codexHomes.flatMap((home) => [...readThreadLocks(home, platform)]));
  }

  private lockOf = (threadId: string): LockState => this.locks.get(threadId) ?? 'absent';

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

  /** `fresh`: what the account said when it was asked. */
  limits(now: number, fresh: readonly LimitObservation[] = []): ObservedLimits {
    return this.ledger.limits.decide(now, fresh);
  }

  coverage(now: number): Coverage {
    return this.coverageView.view(this.trackers, this.ledger, now);
  }

  /** The Codex versions that began the sessions of every home. */
  codexVersions = (now: number): SeenCodex[] => this.coverageView.codexVersions(this.ledger, now);

  findings(): Finding[] {
    return [...missingHomes(this.homes()), ...usageFindings(this.trackers)];
  }

  homes(): CodexHome[] {
    return this.trackers.map((tracker) => ({
      path: tracker.codexHome,
      exists: isFolder(tracker.codexHome),
      source: this.options.homesSource,
      rolloutFiles: tracker.files.size,
      auth: readSignIn(tracker.codexHome),
      codexVersion: this.newestVersion(tracker.codexHome),
    }));
  }

  /** `lowerBound`: why sums may be too low, where it is known already. */
  report(query: UsageReportQuery, now: number, lowerBound = lowerBoundsOf(this.trackers)): UsageReport {
    const stateOf = (thread: ThreadLedger) => viewState(thread, this.lockOf(thread.threadId), now).state;
    return makeUsageReport(this.ledger, query, lowerBound, stateOf, this.book());
  }

  rolloutPaths = () => pathsByThread(this.trackers);

  /** True where the file was read when it was just like this. */
  isSame: FileTable['isSame'] = (...file) => this.trackers.some(({ files }) => files.isSame(...file));

  private book(): PriceBook {
    return this.options.prices?.() ?? ownPrices;
  }

  /** Folders to watch deeply, whether or not they exist. */
  watchFolders(): string[] {
    return this.options.codexHomes.flatMap((home) =>
      [...ROLLOUT_FOLDERS, 'thread-writer-locks'].map((folder) => join(home, folder)),
    );
  }

  private newestVersion(codexHome: string): string | null {
    for (const id of this.ledger.recent) {
      const thread = this.ledger.threads.get(id);
      if (thread?.codexHome === codexHome && thread.cliVersion !== null) return thread.cliVersion;
    }
    return null;
  }

  /** Readings of one room never overlap: a file's state has one writer. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work, work);
    this.turn = next.catch(() => undefined);
    return next;
  }
}
