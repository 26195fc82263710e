import { join } from 'node:path';
import { DAY_MS } from '../../../shared/durations.ts';
import {
  type ClassCoverage,
  type CoverageDay,
  type CoverageReport,
  type CoverageSpan,
  type GapSession,
  type RolloutState,
  rolloutStates,
  type SessionShare,
  type SignInClass,
  signInClasses,
} from '../../../shared/governance/coverage-report.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import type { UsageLedger } from '../../ledger/ledger.ts';
import type { ThreadLedger } from '../../ledger/thread-ledger.ts';
import { addDays } from '../../time/calendar.ts';
import { TokenSum } from '../../tokens/sums.ts';
import { classOfThread } from './class-of-thread.ts';
import { isCovered, type SessionClass } from './classify-session.ts';

/** The Compliance API keeps what it logged for so many days (OpenAI, Compliance Logs Platform). */
const WINDOW_DAYS = 30;

/** Sessions that leave the window within so many days are about to leave it. */
const SOON_DAYS = 7;

const SPANS: readonly number[] = [7, 30, 90];

/** A session with its class and what it used on the days that count. */
interface Classed {
  readonly thread: ThreadLedger;
  readonly kind: SessionClass;
  readonly sum: TokenSum;
}

/** Classes the sessions of the last `days` local days by whether a compliance export would hold them. */
export function makeCoverageReport(
  ledger: UsageLedger,
  days: number,
  now: number,
  lowerBound: readonly Message[],
): Omit<CoverageReport, 'otelLogs'> {
  const today = ledger.calendar.day(now);
  const kinds = new Map<string, SessionClass>();
  const kindOf = (thread: ThreadLedger) => entryOf(kinds, thread.threadId, () => classOfThread(thread));
  const sessionsOf = (count: number) => sessionsSince(ledger, addDays(today, 1 - count), today, kindOf);
  const counted = sessionsOf(days);
  const gap = counted.filter(({ kind }) => isCovered(kind) === false).map(viewGap);
  gap.sort((a, b) => inOrder(b.lastActivityAt ?? '', a.lastActivityAt ?? ''));
  const accounts = counted.filter(({ kind }) => kind.class === 'chatgpt').map(({ kind }) => kind.account);
  return {
    schema: 'codex-glance.coverage/1',
    timezone: ledger.calendar.timezone,
    days,
    ...share(counted),
    byClass: byClass((name) => viewClass(counted.filter(({ kind }) => kind.class === name))),
    accounts: {
      workspace: accounts.filter((account) => account === 'workspace').length,
      personal: accounts.filter((account) => account === 'personal').length,
      notKnown: accounts.filter((account) => account === null).length,
    },
    spans: SPANS.map((count) => viewSpan(count, sessionsOf(count))),
    byDay: viewDays(ledger, addDays(today, 1 - days), today, kindOf),
    gap,
    leavingWindow: countLeaving(ledger, now, kindOf),
    gapRollouts: countRollouts(gap),
    lowerBound,
  };
}

type KindOf = (thread: ThreadLedger) => SessionClass;

function sessionsSince(ledger: UsageLedger, first: string, last: string, kindOf: KindOf): Classed[] {
  const sums = new Map<string, TokenSum>();
  for (const [day, threads] of ledger.table.days) {
    if (day < first || day > last) continue;
    for (const [threadId, { sums: cell }] of threads) {
      const sum = entryOf(sums, threadId, () => new TokenSum());
      for (const [, part] of cell.parts) sum.add(part.tokens, part.responses);
    }
  }
  return [...sums].flatMap(([threadId, sum]) => {
    const thread = ledger.threads.get(threadId);
    return thread ? [{ thread, kind: kindOf(thread), sum }] : [];
  });
}

function share(sessions: readonly Classed[]): SessionShare {
  const all = new TokenSum();
  for (const { sum } of sessions) all.add(sum.tokens, sum.responses);
  return { sessions: sessions.length, tokens: all.tokens };
}

function viewClass(sessions: readonly Classed[]): ClassCoverage {
  const by = (evidence: SessionClass['evidence']) =>
    sessions.filter(({ kind }) => kind.evidence === evidence).length;
  return {
    ...share(sessions),
    evidence: { strong: by('strong'), weak: by('weak'), none: by('none') },
  };
}

function byClass<T>(view: (name: SignInClass) => T): Record<SignInClass, T> {
  return Object.fromEntries(signInClasses.map((name) => [name, view(name)])) as Record<SignInClass, T>;
}

function viewSpan(days: number, sessions: readonly Classed[]): CoverageSpan {
  const part = (covered: boolean | null) => share(sessions.filter(({ kind }) => isCovered(kind) === covered));
  return { days, total: share(sessions), covered: part(true), gap: part(false), notKnown: part(null) };
}

function viewDays(ledger: UsageLedger, first: string, last: string, kindOf: KindOf): CoverageDay[] {
  return [...ledger.table.days]
    .filter(([day, threads]) => day >= first && day <= last && threads.size > 0)
    .map(([day, threads]) => {
      const kinds = [...threads.keys()].flatMap((id) => {
        const thread = ledger.threads.get(id);
        return thread ? [kindOf(thread).class] : [];
      });
      return { day, sessions: byClass((name) => kinds.filter((kind) => kind === name).length) };
    })
    .sort((a, b) => inOrder(a.day, b.day));
}

function viewGap({ thread, kind, sum }: Classed): GapSession {
  const { meta, firstLineAt, lastLineAt } = thread.summary;
  return {
    threadId: thread.threadId,
    class: kind.class,
    evidence: kind.evidence,
    startedAt: iso(meta?.startedAt ?? firstLineAt),
    lastActivityAt: iso(lastLineAt),
    tokens: sum.tokens,
    cwd: meta?.cwd ?? null,
    originator: meta?.originator ?? null,
    rollout: rolloutOf(thread),
  };
}

/** Tells what is left of a session: the most accessible of its files counts. */
function rolloutOf(thread: ThreadLedger): RolloutState {
  if (thread.gone) return 'deleted';
  const paths = [...thread.files.keys()];
  const plain = paths.filter((path) => !path.endsWith('.zst'));
  if (plain.length === 0) return 'compressed';
  const archive = join(thread.codexHome, 'archived_sessions');
  return plain.every((path) => path.startsWith(archive)) ? 'archived' : 'present';
}

function countRollouts(gap: readonly GapSession[]): Record<RolloutState, number> {
  const count = (state: RolloutState) => gap.filter(({ rollout }) => rollout === state).length;
  return Object.fromEntries(rolloutStates.map((state) => [state, count(state)])) as Record<
    RolloutState,
    number
  >;
}

/** Counts covered sessions whose last record is 23 to 30 days old. */
function countLeaving(ledger: UsageLedger, now: number, kindOf: KindOf): number {
  const oldest = now - WINDOW_DAYS * DAY_MS;
  let count = 0;
  for (const thread of ledger.threads.activeSince(oldest)) {
    const leavesSoon = (thread.lastActivityAt ?? 0) < oldest + SOON_DAYS * DAY_MS;
    if (leavesSoon && isCovered(kindOf(thread)) === true) count += 1;
  }
  return count;
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
