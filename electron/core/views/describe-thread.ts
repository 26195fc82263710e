import type { SessionUsage } from '../../shared/usage.ts';
import { signInOf } from '../ingest/rollouts/thread-auth.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';

/** The facts of a thread that need neither its tokens nor the time. */
export type ThreadDescription = Pick<
  SessionUsage,
  | 'threadId'
  | 'sessionId'
  | 'parentThreadId'
  | 'forkedFromId'
  | 'codexHome'
  | 'cwd'
  | 'repository'
  | 'branch'
  | 'originator'
  | 'modelProvider'
  | 'cliVersion'
  | 'auth'
  | 'startedAt'
  | 'lastActivityAt'
  | 'activity'
  | 'gone'
>;

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Describes a thread; null for what is unknown. */
export function describeThread(thread: ThreadLedger): ThreadDescription {
  const { threadId, codexHome, auth, gone } = thread;
  const { meta, firstLineAt, lastLineAt, counts } = thread.summary;
  return {
    threadId,
    sessionId: meta?.sessionId ?? threadId,
    parentThreadId: meta?.parentThreadId ?? null,
    forkedFromId: meta?.forkedFromId ?? null,
    codexHome,
    cwd: meta?.cwd ?? null,
    repository: meta?.repository ?? null,
    branch: meta?.branch ?? null,
    originator: meta?.originator ?? null,
    modelProvider: meta?.modelProvider ?? null,
    cliVersion: meta?.cliVersion ?? null,
    auth: signInOf(auth),
    startedAt: iso(meta?.startedAt ?? firstLineAt),
    lastActivityAt: iso(lastLineAt),
    activity: counts,
    gone,
  };
}
