import { lstatSync, statSync } from 'node:fs';
import { type Finding, finding } from '../../../shared/finding.ts';
import type { DriftChange } from '../../../shared/governance/drift-report.ts';
import { baselineMessage } from '../../../shared/messages/en/governance/baseline.ts';
import { createSerialQueue } from '../../async/serial-queue.ts';
import type { Logger } from '../../platform/ports.ts';
import { baselineFile, readBaseline } from './baseline-file.ts';
import { compare } from './compare.ts';
import type { Picture } from './picture.ts';

/** More changes than these are one finding. */
const MOST = 8;

export interface BaselineServiceOptions {
  /** Null for samples: nothing was pinned of them. */
  readonly stateDir: string | null;
  readonly codexHome: string;
  readonly cwd: string;
  readonly logger: Logger;
  /** Takes the picture of now, with the checks of a policy. */
  readonly take: (policy: string) => Promise<Picture>;
  /** Called when the findings are other ones. */
  readonly onChange: () => void;
}

/** Follows what changed since the baseline was pinned. Does nothing while there is none. */
export class BaselineService {
  private readonly options: BaselineServiceOptions;
  private readonly enqueue = createSerialQueue();
  private seen: unknown = null;
  private changes: readonly DriftChange[] = [];

  constructor(options: BaselineServiceOptions) {
    this.options = options;
  }

  /**
   * Compares in the background where the configuration was read again, or the baseline was pinned. `reading`: what
   * tells one reading of the configuration from another. Never fails.
   */
  follow(reading: unknown): void {
    const { stateDir } = this.options;
    if (stateDir === null) return;
    const pinned = statSync(baselineFile(stateDir), { throwIfNoEntry: false })?.mtimeMs ?? null;
    const seen = [reading, pinned];
    if (Array.isArray(this.seen) && this.seen[0] === reading && this.seen[1] === pinned) return;
    this.seen = seen;
    if (pinned === null && this.changes.length === 0) return;
    void this.enqueue(() => this.look(stateDir, pinned !== null));
  }

  findings(): Finding[] {
    const shown = this.changes.slice(0, MOST).map(changeFinding);
    const more = this.changes.length - shown.length;
    return more === 0 ? shown : [...shown, moreFinding(more)];
  }

  private async look(stateDir: string, isPinned: boolean): Promise<void> {
    const { codexHome, cwd, logger, take, onChange } = this.options;
    const before = this.changes;
    try {
      const baseline = isPinned ? await readBaseline(stateDir) : null;
      const isHere = baseline?.codexHome === codexHome && baseline.cwd === cwd;
      this.changes =
        baseline === null || !isHere
          ? []
          : compare(baseline.picture, await take(baseline.policy), Date.parse(baseline.pinnedAt), changedAt);
    } catch (error) {
      this.changes = [];
      const why = error instanceof Error ? error.message : String(error);
      logger.warn(`What changed since the baseline is not known: ${why}`);
    }
    if (before.length > 0 || this.changes.length > 0) onChange();
  }
}

/** Returns when a file was last changed, in milliseconds since the epoch; null where it is not there. */
export function changedAt(file: string): number | null {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats ? Math.max(stats.mtimeMs, stats.ctimeMs) : null;
}

function changeFinding({ id, before, after, file }: DriftChange): Finding {
  const failed = id.startsWith('check/') && after === 'failed';
  return finding(
    { area: 'governance', kind: 'governance.drift', subject: id },
    {
      level: failed ? 'warning' : 'info',
      title: baselineMessage('baseline.changed', { id }),
      detail: baselineMessage('baseline.before', { before: textOf(before), after: textOf(after) }),
      remedy: baselineMessage('baseline.remedy'),
    },
    file === null ? null : { file },
  );
}

function moreFinding(count: number): Finding {
  return finding(
    { area: 'governance', kind: 'governance.drift', subject: 'more' },
    {
      level: 'info',
      title: baselineMessage('baseline.more', { count }),
      remedy: baselineMessage('baseline.remedy'),
    },
  );
}

/** Null where there is nothing. */
function textOf(value: DriftChange['before']): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}
