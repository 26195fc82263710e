import type { ContextFill, LiveSession, SessionUsage } from '../../shared/usage.ts';
import { decideSessionState, locksThreads } from './session-state.ts';
import type { ThreadLedger } from './thread-ledger.ts';
import type { LockState } from './thread-locks.ts';

const MINUTE_MS = 60_000;

/** How many minutes a live session's sparkline covers. */
export const SPARK_MINUTES = 15;

/** Over how many minutes tokens per minute are averaged. */
const RATE_MINUTES = 5;

/** No session has more responses than this in the minutes of its sparkline. */
const LOOKED_BACK = 500;

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** One thread as the page shows it in a list. */
export function viewSession(thread: ThreadLedger, lock: LockState, now: number): SessionUsage {
  const { meta, model, effort, lifecycle, firstLineAt, lastLineAt } = thread.summary;
  const verdict = decideSessionState({
    lifecycle,
    lock,
    locksThreads: locksThreads(thread.cliVersion),
    lastActivityAt: lastLineAt,
    now,
  });
  return {
    threadId: thread.threadId,
    codexHome: thread.codexHome,
    cwd: meta?.cwd ?? null,
    originator: meta?.originator ?? null,
    model,
    effort,
    parentThreadId: meta?.parentThreadId ?? null,
    forkedFromId: meta?.forkedFromId ?? null,
    auth: thread.auth,
    startedAt: iso(meta?.startedAt ?? firstLineAt),
    lastActivityAt: iso(lastLineAt),
    ...verdict,
    tokens: thread.sum.tokens,
    responses: thread.sum.responses,
    costUsd: null,
  };
}

/** A session that runs or just ran, with its context and its rate. */
export function viewLiveSession(thread: ThreadLedger, lock: LockState, now: number): LiveSession {
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
    ...viewSession(thread, lock, now),
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
