import type { SeenCodex } from '../../shared/codex/codex.ts';
import type {
  ComplianceCoverage,
  Coverage,
  ReadingCoverage,
  VersionCoverage,
} from '../../shared/coverage.ts';
import { usageMessage } from '../../shared/messages/en/usage/usage.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { ReadingSum } from './reading-totals.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** Facts about threads, which change less often than what was read. */
interface ThreadCounts {
  readonly gone: number;
  /** By the Codex version that wrote the thread's first line. */
  readonly versions: Map<string | null, VersionCount>;
}

interface VersionCount {
  readonly threads: number;
  /** Milliseconds since the epoch, the latest of all; null where none has a time. */
  readonly lastActivityAt: number | null;
}

/** Describes what was read, and what could not be. */
export function viewReading(trackers: readonly RolloutTracker[], threads: ThreadCounts): ReadingCoverage {
  const sum = (pick: (sum: ReadingSum) => number) =>
    trackers.reduce((total, { totals }) => total + pick(totals.all), 0);
  const lines = sum((all) => all.lines);
  const linesRead = sum((all) => all.used);
  const linesNotUnderstood = sum((all) => all.notUnderstood);
  const filesUnreadable = trackers.reduce((total, tracker) => total + unreadableIn(tracker), 0);
  return {
    files: sum((all) => all.files),
    bytes: sum((all) => all.bytes),
    lines,
    linesRead,
    linesSkipped: Math.max(0, lines - linesRead - linesNotUnderstood),
    linesNotUnderstood,
    filesUnreadable,
    threadsGone: threads.gone,
    versions: viewVersions(trackers, threads.versions),
    lowerBound: lowerBoundsOf(trackers),
  };
}

/** Returns why the sums may be too low. */
export function lowerBoundsOf(trackers: readonly RolloutTracker[]): Message[] {
  const sum = (pick: (tracker: RolloutTracker) => number) =>
    trackers.reduce((total, tracker) => total + pick(tracker), 0);
  return lowerBounds(
    sum(unreadableIn),
    sum(({ totals }) => totals.all.notUnderstood),
    sum(({ totals }) => totals.all.bareLines),
  );
}

function unreadableIn({ problems }: RolloutTracker): number {
  return [...problems.values()].filter(({ kind }) => kind === 'unreadable').length;
}

function lowerBounds(filesUnreadable: number, linesNotUnderstood: number, bareLines: number): Message[] {
  const reasons: Message[] = [];
  if (filesUnreadable > 0) {
    reasons.push(usageMessage('usage.sessions-unreadable', { count: filesUnreadable }));
  }
  if (linesNotUnderstood > 0) {
    reasons.push(usageMessage('usage.lines-not-understood', { count: linesNotUnderstood }));
  }
  if (bareLines > 0) reasons.push(usageMessage('usage.bare'));
  return reasons;
}

let order: Intl.Collator | null = null;

/** Orders versions by their numbers. Each `localeCompare` with options would make a collator of its own. */
function versionOrder(): Intl.Collator {
  order ??= new Intl.Collator('en', { numeric: true });
  return order;
}

function viewVersions(
  trackers: readonly RolloutTracker[],
  threads: ReadonlyMap<string | null, VersionCount>,
): VersionCoverage[] {
  const versions = new Set([
    ...threads.keys(),
    ...trackers.flatMap(({ totals }) => [...totals.versions.keys()]),
  ]);
  return [...versions]
    .map((version) => {
      const sums = trackers.flatMap(({ totals }) => totals.versions.get(version) ?? []);
      const sum = (pick: (sum: ReadingSum) => number) => sums.reduce((total, one) => total + pick(one), 0);
      return {
        version: version ?? 'unknown',
        threads: threads.get(version)?.threads ?? 0,
        files: sum((one) => one.files),
        bytes: sum((one) => one.bytes),
        lines: sum((one) => one.lines),
        linesRead: sum((one) => one.used),
        linesNotUnderstood: sum((one) => one.notUnderstood),
      };
    })
    .sort((a, b) => versionOrder().compare(b.version, a.version));
}

function countThreads(ledger: UsageLedger): ThreadCounts {
  const versions = new Map<string | null, VersionCount>();
  let gone = 0;
  ledger.threads.forEachOrigin((cliVersion, isGone, at) => {
    const { threads, lastActivityAt } = versions.get(cliVersion) ?? { threads: 0, lastActivityAt: null };
    const latest = at === null ? lastActivityAt : Math.max(at, lastActivityAt ?? at);
    versions.set(cliVersion, { threads: threads + 1, lastActivityAt: latest });
    if (isGone) gone += 1;
  });
  return { gone, versions };
}

/**
 * Counts the sessions of the last 30 days that an organisation's compliance export can see: those signed in through a
 * ChatGPT account of a workspace, as its plan tells. Personal plans, API keys and other providers are not part of it
 * (OpenAI's Compliance API is of workspaces and organisations).
 */
export function viewCompliance(ledger: UsageLedger, now: number): ComplianceCoverage {
  const { threads } = ledger.span('last30Days', now);
  let visible = 0;
  let invisible = 0;
  let unknown = 0;
  for (const id of threads) {
    const auth = ledger.threads.get(id)?.auth ?? null;
    if (auth === 'chatgpt-workspace') visible += 1;
    else if (auth === null || auth === 'chatgpt') unknown += 1;
    else invisible += 1;
  }
  return {
    sessions: threads.size,
    visible,
    invisible,
    unknown,
    reason: threads.size === 0 ? usageMessage('usage.compliance.none') : usageMessage('usage.compliance'),
  };
}

/** Counts threads again only where one came, went or changed its sign-in. */
export class CoverageView {
  private key = '';
  private compliance: ComplianceCoverage | null = null;
  private threads: ThreadCounts = { gone: 0, versions: new Map() };

  view(trackers: readonly RolloutTracker[], ledger: UsageLedger, now: number): Coverage {
    const compliance = this.count(ledger, now);
    return { reading: viewReading(trackers, this.threads), compliance };
  }

  /** Returns the Codex versions that began sessions, each with its last activity. */
  codexVersions(ledger: UsageLedger, now: number): SeenCodex[] {
    this.count(ledger, now);
    this.noteActivity(ledger);
    return [...this.threads.versions].flatMap(([version, { lastActivityAt: at }]) =>
      version === null
        ? []
        : [{ version, how: 'session' as const, at: at === null ? null : new Date(at).toISOString() }],
    );
  }

  /** What was active since the last count is among the most recent. */
  private noteActivity({ recent, threads }: UsageLedger): void {
    const { versions } = this.threads;
    for (const id of recent) {
      const thread = threads.get(id);
      const known = versions.get(thread?.cliVersion ?? null);
      if (!thread || !known || (thread.lastActivityAt ?? 0) <= (known.lastActivityAt ?? 0)) continue;
      versions.set(thread.cliVersion, { ...known, lastActivityAt: thread.lastActivityAt });
    }
  }

  private count(ledger: UsageLedger, now: number): ComplianceCoverage {
    const recent = ledger.span('last30Days', now).threads.size;
    const key = `${ledger.threads.size}:${recent}:${ledger.revision}:${ledger.calendar.day(now)}`;
    if (key !== this.key || !this.compliance) {
      this.key = key;
      this.compliance = viewCompliance(ledger, now);
      this.threads = countThreads(ledger);
    }
    return this.compliance;
  }
}
