import { MINUTE_MS } from '../../shared/durations.ts';
import { sessionMessage } from '../../shared/messages/en/usage/session.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { SessionState } from '../../shared/usage.ts';
import type { Lifecycle } from '../ingest/lines/rollout-state.ts';
import type { LockState } from '../ingest/rollouts/thread-locks.ts';

/** A turn may be silent this long while a model thinks or a command runs, in milliseconds. */
const SILENT_TURN_MS = 15 * MINUTE_MS;

/** The lock file of a new thread may appear a moment after its first line. */
const LOCK_GRACE_MS = 5_000;

/** A session without a lock counts as open for this long after its last line. */
const IDLE_MS = 15 * MINUTE_MS;

export interface SessionEvidence {
  readonly lifecycle: Lifecycle;
  readonly lock: LockState;
  /** Codex 0.147 and newer locks loaded threads. */
  readonly locksThreads: boolean;
  /** Milliseconds since the epoch; null where no line has a time. */
  readonly lastActivityAt: number | null;
  readonly now: number;
}

/**
 * Decides what a session does, from its last lifecycle event and its lock. A turn that started and never ended need
 * not be running: a killed process leaves the same trace.
 */
export function decideSessionState(evidence: SessionEvidence): { state: SessionState; reason: Message } {
  const { lifecycle, lock, locksThreads, lastActivityAt, now } = evidence;
  const silent = lastActivityAt === null ? Number.POSITIVE_INFINITY : now - lastActivityAt;
  switch (lifecycle.state) {
    case 'running':
      if (lock === 'held') return { state: 'running', reason: sessionMessage('session.running.held') };
      if (locksThreads && lock !== 'present' && silent > LOCK_GRACE_MS) {
        return {
          state: 'crashed',
          reason: sessionMessage('session.crashed.free'),
        };
      }
      return silent <= SILENT_TURN_MS
        ? { state: 'running', reason: sessionMessage('session.running') }
        : {
            state: 'crashed',
            reason: sessionMessage('session.crashed.silent'),
          };
    case 'failed':
      return {
        state: 'failed',
        reason: sessionMessage('session.last-failed', {
          error: (lifecycle.error ?? 'other').replaceAll('_', ' '),
        }),
      };
    default:
      if (lock === 'held' || (lock === 'present' && silent <= IDLE_MS)) {
        return { state: 'idle', reason: sessionMessage('session.open') };
      }
      return silent <= IDLE_MS
        ? { state: 'idle', reason: sessionMessage('session.ended-lately') }
        : { state: 'ended', reason: sessionMessage('session.ended') };
  }
}

/** Returns true for Codex 0.147 and newer. */
export function locksThreads(cliVersion: string | null): boolean {
  const match = /^(\d+)\.(\d+)\./.exec(cliVersion ?? '');
  return match !== null && (Number(match[1]) > 0 || Number(match[2]) >= 147);
}
