import { DAY_MS } from '../../shared/durations.ts';
import type { RelatedSession, SessionTurns } from '../../shared/sessions.ts';
import type { SessionUsage } from '../../shared/usage.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';

/** Describes the sessions that one comes from, and those that it led to. */
export function viewTree(
  { threads }: UsageLedger,
  { threadId, summary }: ThreadLedger,
  describe: (thread: ThreadLedger) => SessionUsage,
): SessionTurns['tree'] {
  const related = (id: string): RelatedSession => {
    const thread = threads.get(id);
    return { threadId: id, known: thread ? shorten(describe(thread)) : null };
  };
  const subagents: string[] = [];
  const forks: string[] = [];
  // None that it led to has ended before it began; clocks may differ by a day.
  const since = (summary.meta?.startedAt ?? DAY_MS) - DAY_MS;
  for (const other of threads.activeSince(since)) {
    const { meta } = other.summary;
    if (other.threadId === threadId) continue;
    if (meta?.parentThreadId === threadId) subagents.push(other.threadId);
    else if (meta?.forkedFromId === threadId) forks.push(other.threadId);
  }
  const inOrder = (ids: readonly string[]) =>
    ids.map(related).toSorted((a, b) => compare(a.known?.startedAt ?? '', b.known?.startedAt ?? ''));
  const { parentThreadId = null, forkedFromId = null } = summary.meta ?? {};
  return {
    forkedFrom: forkedFromId === null ? null : related(forkedFromId),
    parent: parentThreadId === null ? null : related(parentThreadId),
    subagents: inOrder(subagents),
    forks: inOrder(forks),
  };
}

function shorten({ cwd, model, startedAt, state, tokens, costUsd }: SessionUsage): RelatedSession['known'] {
  return { cwd, model, startedAt, state, tokens, costUsd };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
