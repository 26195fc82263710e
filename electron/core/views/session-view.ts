import { MINUTE_MS } from '../../shared/durations.ts';
import type { Cost } from '../../shared/pricing.ts';
import type { ContextFill, LiveSession, SessionUsage } from '../../shared/usage.ts';
import type { LockState } from '../ingest/rollouts/thread-locks.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import { describeThread } from './describe-thread.ts';
import { decideSessionState, locksThreads } from './session-state.ts';

/** Computes the cost of a thread. */
export type ThreadCost = (thread: ThreadLedger) => Cost;

/** The minutes of a live session's sparkline. */
export const SPARK_MINUTES = 15;

/** Tokens per minute are averaged over this many minutes. */
const RATE_MINUTES = 5;

/** No session has more responses in the minutes of its sparkline. */
const LOOKED_BACK = 500;

/** Decides the state of a thread, and why. */
export function viewState(
  thread: ThreadLedger,
  lock: LockState,
  now: number,
): Pick<SessionUsage, 'state' | 'reason'> {
  const { lifecycle, lastLineAt } = thread.summary;
  const version = locksThreads(thread.cliVersion);
  return decideSessionState({ lifecycle, lock, locksThreads: version, lastActivityAt: lastLineAt, now });
}

/** Describes a thread for a list of the page. */
export function viewSession(
  thread: ThreadLedger,
  lock: LockState,
  now: number,
  costOf: ThreadCost,
): SessionUsage {
  const { model, effort, serviceTier } = thread.summary;
  return {
    ...describeThread(thread),
    model,
    effort,
    serviceTier,
    ...viewState(thread, lock, now),
    tokens: thread.sum.tokens,
    responses: thread.sum.responses,
    ...costOf(thread),
  };
}

/** Describes a session that runs or just ran, with its context and its rate. */
export function viewLiveSession(
  thread: ThreadLedger,
  lock: LockState,
  now: number,
  costOf: ThreadCost,
): LiveSession {
  const minutes = new Array<number>(SPARK_MINUTES).fill(0);
  const { responses } = thread;
  let inRate = 0;
  for (let index = Math.max(0, responses.length - LOOKED_BACK); index < responses.length; index++) {
    const age = Math.max(0, now - responses.at(index));
    if (age >= SPARK_MINUTES * MINUTE_MS) continue;
    const slot = SPARK_MINUTES - 1 - Math.floor(age / MINUTE_MS);
    minutes[slot] = (minutes[slot] ?? 0) + responses.total(index);
    if (age < RATE_MINUTES * MINUTE_MS) inRate += responses.total(index);
  }
  const started = thread.summary.meta?.startedAt ?? now;
  const span = Math.min(RATE_MINUTES, Math.max(1, (now - started) / MINUTE_MS));
  return {
    ...viewSession(thread, lock, now, costOf),
    context: viewContext(thread),
    tokensPerMinute: inRate === 0 ? null : Math.round(inRate / span),
    minutes,
  };
}

function viewContext(thread: ThreadLedger): ContextFill | null {
  const used = thread.summary.contextTokens;
  const window = thread.summary.windowTokens;
  if (used === null || window === null || window <= 0) return null;
  return {
    usedTokens: used,
    windowTokens: window,
    usedPercent: Math.min(100, Math.round((used / window) * 1000) / 10),
  };
}
