import { existsSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { UsageReport } from '../../shared/commands.ts';
import type { Coverage } from '../../shared/coverage.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Limits } from '../../shared/limits.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import type { ScanProgress, Usage } from '../../shared/usage.ts';
import { decideLimits } from '../limits/decide-limits.ts';
import { readSignIn } from './auth-kind.ts';
import { Calendar } from './calendar.ts';
import { UsageLedger } from './ledger.ts';
import { ROLLOUT_FOLDERS } from './rollout-files.ts';
import { RolloutTracker } from './rollout-tracker.ts';
import { type LockState, readThreadLocks } from './thread-locks.ts';
import { CoverageView } from './usage-coverage.ts';
import { usageFindings } from './usage-findings.ts';
import { makeUsageReport, type UsageReportQuery } from './usage-report.ts';
import { viewUsage } from './usage-view.ts';

export interface UsageRoomOptions {
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  readonly timezone: string;
  readonly platform: NodeJS.Platform;
}

/** All that is known of use: the rollouts of every Codex home in one ledger. */
export class UsageRoom {
  readonly ledger: UsageLedger;
  private readonly options: UsageRoomOptions;
  private readonly trackers: readonly RolloutTracker[];
  private readonly coverageView = new CoverageView();
  private locks = new Map<string, LockState>();
  private progress: ScanProgress | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: UsageRoomOptions) {
    this.options = options;
    this.ledger = new UsageLedger(new Calendar(options.timezone));
    this.trackers = options.codexHomes.map((home) => new RolloutTracker(home, this.ledger));
  }

  /** Reads whatever is new in every home. `onProgress` runs now and then while there is much to read. */
  scan(onProgress: () => void): Promise<void> {
    return this.inTurn(async () => {
      const first = this.ledger.threads.size === 0;
      for (const tracker of this.trackers) {
        await tracker.scan((progress) => {
          this.progress = first ? progress : null;
          onProgress();
        });
      }
      this.progress = null;
      this.readLocks();
    });
  }

  /** Looks again at paths that changed. Resolves to false where none of them matters here. */
  changed(paths: readonly string[]): Promise<boolean> {
    return this.inTurn(async () => {
      let matters = false;
      for (const path of paths) {
        for (const tracker of this.trackers) {
          if (!path.startsWith(`${tracker.codexHome}${sep}`)) continue;
          if (path.includes(`${sep}thread-writer-locks`)) matters = true;
          else if (await tracker.changed(path)) matters = true;
        }
      }
      if (matters) this.readLocks();
      return matters;
    });
  }

  /** Looks again at who holds which session. */
  readLocks(): void {
    this.locks = new Map(
      this.options.codexHomes.flatMap((home) => [...readThreadLocks(home, this.options.platform)]),
    );
  }

  usage(now: number): Usage {
    return viewUsage(this.ledger, {
      now,
      anyHome: this.options.codexHomes.some((home) => existsSync(home)),
      scanning: this.progress,
      lockOf: (threadId) => this.locks.get(threadId) ?? 'absent',
      locked: [...this.locks.keys()],
    });
  }

  limits(now: number): Limits {
    return decideLimits(this.ledger.limits.values(), this.ledger.account, now);
  }

  coverage(now: number): Coverage {
    return this.coverageView.view(this.trackers, this.ledger, now);
  }

  findings(): Finding[] {
    return usageFindings(this.trackers);
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

  report(query: UsageReportQuery, now: number): UsageReport {
    return makeUsageReport(this.ledger, query, this.coverage(now).reading.lowerBound);
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

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
