import type { LiveThread } from '../../shared/live.ts';
import type { LiveSession } from '../../shared/usage.ts';

/** Marks the live sessions that wait for the user, as the daemon says. */
export function markWaiting(
  live: readonly LiveSession[],
  threads: readonly LiveThread[],
): readonly LiveSession[] {
  const waiting = new Map<string, LiveSession['waitsFor']>();
  for (const { threadId, state } of threads) {
    if (state === 'waiting-approval') waiting.set(threadId, 'approval');
    if (state === 'waiting-answer') waiting.set(threadId, 'answer');
  }
  if (waiting.size === 0) return live;
  return live.map((session) => {
    const waitsFor = waiting.get(session.threadId);
    return waitsFor === undefined ? session : { ...session, waitsFor };
  });
}
