import { addTokens, noTokens } from '../../shared/tokens.ts';
import type { ContextFill, LiveSession, SessionUsage } from '../../shared/usage.ts';
import { decideSessionState, locksThreads } from './session-state.ts';
import type { ThreadLedger } from './thread-ledger.ts';
import type { LockState } from './thread-locks.ts';

const MINUTE_MS = 60_000;

/** How many minutes a live session's sparkline covers. */
export const SPARK_MINUTES = 15;

/** Over how many minutes tokens per minute are averaged. */
const RATE_MINUTES = 5;

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** One thread as the page shows it in a list. */
export function viewSession(thread: ThreadLedger, lock: LockState, now: number): SessionUsage {
  const newest = thread.newest;
  const meta = thread.meta;
  let tokens = noTokens;
  for (const response of thread.responses.values()) tokens = addTokens(tokens, response.tokens);
  const verdict = decideSessionState({
    lifecycle: newest?.lifecycle ?? { state: 'none', at: null, error: null },
    lock,
    locksThreads: locksThreads(meta?.cliVersion ?? null),
    lastActivityAt: thread.lastActivityAt,
    now,
  });
  return {
    threadId: thread.threadId,
    codexHome: thread.codexHome,
    cwd: meta?.cwd ?? null,
    originator: meta?.originator ?? null,
    model: newest?.model ?? null,
    effort: newest?.effort ?? null,
    parentThreadId: meta?.parentThreadId ?? null,
    forkedFromId: meta?.forkedFromId ?? null,
    auth: thread.auth,
    startedAt: iso(meta?.startedAt ?? newest?.firstLineAt ?? null),
    lastActivityAt: iso(thread.lastActivityAt),
    ...verdict,
    tokens,
    responses: thread.responses.size,
    costUsd: null,
  };
}

/** A session that runs or just ran, with its context and its rate. */
export function viewLiveSession(thread: ThreadLedger, lock: LockState, now: number): LiveSession {
  const minutes = new Array<number>(SPARK_MINUTES).fill(0);
  let oldestInRate = now;
  let inRate = 0;
  for (const response of thread.responses.values()) {
    const age = Math.max(0, now - response.at);
    const slot = SPARK_MINUTES - 1 - Math.floor(age / MINUTE_MS);
    if (slot < 0) continue;
    minutes[slot] = (minutes[slot] ?? 0) + response.tokens.total;
    if (age < RATE_MINUTES * MINUTE_MS) {
      inRate += response.tokens.total;
      oldestInRate = Math.min(oldestInRate, response.at);
    }
  }
  const started = thread.meta?.startedAt ?? oldestInRate;
  const span = Math.min(RATE_MINUTES, Math.max(1, (now - started) / MINUTE_MS));
  return {
    ...viewSession(thread, lock, now),
    context: viewContext(thread),
    tokensPerMinute: inRate === 0 ? null : Math.round(inRate / span),
    minutes,
  };
}

function viewContext(thread: ThreadLedger): ContextFill | null {
  const used = thread.newest?.contextTokens ?? null;
  const window = thread.newest?.windowTokens ?? null;
  if (used === null || window === null || window <= 0) return null;
  return {
    usedTokens: used,
    windowTokens: window,
    usedPercent: Math.min(100, Math.round((used / window) * 1000) / 10),
  };
}
