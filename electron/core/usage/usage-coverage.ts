import type { ComplianceCoverage, Coverage, ReadingCoverage } from '../../shared/coverage.ts';
import type { UsageLedger } from './ledger.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** What was read, and what could not be. */
export function viewReading(
  trackers: readonly RolloutTracker[],
  versions: ReadingCoverage['versions'],
): ReadingCoverage {
  const sum = (pick: (tracker: RolloutTracker) => number) =>
    trackers.reduce((total, tracker) => total + pick(tracker), 0);
  const bareLines = sum((tracker) => tracker.totals.bareLines);
  const linesNotUnderstood = sum((tracker) => tracker.totals.notUnderstood);
  const filesUnreadable = sum(
    (tracker) => [...tracker.problems.values()].filter((problem) => problem.kind === 'unreadable').length,
  );
  const lowerBound: string[] = [];
  if (filesUnreadable > 0)
    lowerBound.push(plural(filesUnreadable, 'session could not be read', 'sessions could not be read'));
  if (linesNotUnderstood > 0) {
    lowerBound.push(
      plural(linesNotUnderstood, 'line could not be understood', 'lines could not be understood'),
    );
  }
  if (bareLines > 0) lowerBound.push('Sessions of Codex 0.20 and older recorded no tokens');
  return {
    files: sum((tracker) => tracker.totals.files),
    bytes: sum((tracker) => tracker.totals.bytes),
    lines: sum((tracker) => tracker.totals.lines),
    linesNotUnderstood,
    filesUnreadable,
    versions,
    lowerBound,
  };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function viewVersions(ledger: UsageLedger): ReadingCoverage['versions'] {
  const counts = new Map<string, number>();
  for (const thread of ledger.threads.values()) {
    const version = thread.cliVersion ?? 'unknown';
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return [...counts]
    .map(([version, threads]) => ({ version, threads }))
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}

/**
 * Which sessions of the last 30 days the organisation's compliance export can see: those signed in
 * through ChatGPT. API keys and other providers are not part of it.
 */
export function viewCompliance(ledger: UsageLedger, now: number): ComplianceCoverage {
  const { threads } = ledger.span('last30Days', now);
  let visible = 0;
  let invisible = 0;
  let unknown = 0;
  for (const id of threads) {
    const auth = ledger.threads.get(id)?.auth ?? null;
    if (auth === 'chatgpt') visible += 1;
    else if (auth === null) unknown += 1;
    else invisible += 1;
  }
  return {
    sessions: threads.size,
    visible,
    invisible,
    unknown,
    reason:
      threads.size === 0
        ? 'No session in the last 30 days.'
        : 'Only sessions signed in through ChatGPT reach the compliance export.',
  };
}

/** Recomputes only where a thread came, went or changed how it signed in. */
export class CoverageView {
  private key = '';
  private compliance: ComplianceCoverage | null = null;
  private versions: ReadingCoverage['versions'] = [];

  view(trackers: readonly RolloutTracker[], ledger: UsageLedger, now: number): Coverage {
    const recent = ledger.span('last30Days', now).threads.size;
    const key = `${ledger.threads.size}:${recent}:${ledger.evidence}:${ledger.calendar.day(now)}`;
    if (key !== this.key || !this.compliance) {
      this.key = key;
      this.compliance = viewCompliance(ledger, now);
      this.versions = viewVersions(ledger);
    }
    return { reading: viewReading(trackers, this.versions), compliance: this.compliance };
  }
}
