import { MINUTE_MS } from '../../../shared/durations.ts';
import type { SessionState } from '../../../shared/usage.ts';
import { type ReadSession, usageRecords } from '../records/usage-records.ts';
import type { Source } from './source.ts';

/** A thread, as far as it is known without reading its files. */
export interface KnownThread {
  readonly threadId: string;
  readonly state: SessionState;
  /** Milliseconds since the epoch; null where not known. */
  readonly lastActivityAt: number | null;
  /** Another after anything of it has changed. */
  readonly revision: string;
}

/** What sessions are read through. */
export interface SessionPort {
  /** Lists the threads active at a time (milliseconds since the epoch) or later. */
  activeSince(at: number): Promise<readonly KnownThread[]>;
  /** Reads the files of one; null where it is gone. */
  read(threadId: string): Promise<ReadSession | null>;
}

/** A session in which nothing happened for so long counts as settled, until it goes on. */
const QUIET_MS = 10 * MINUTE_MS;

/** Turns that have ended, and sessions that are settled. Only threads that changed are read. */
export function sessionSource(sessions: SessionPort): Source {
  return {
    name: 'sessions',
    async *read({ progress, make, nameProject, now, since }) {
      for (const thread of await sessions.activeSince(since)) {
        const { threadId, revision } = thread;
        const source = `thread:${threadId}`;
        const isSettled = decideSettled(thread, now);
        const value = `${revision} ${isSettled ? 'settled' : 'open'}`;
        if (progress(source) === value) continue;
        const read = await sessions.read(threadId);
        const records = read === null ? [] : usageRecords(read, { make, nameProject, since, isSettled });
        yield { records, progress: { source, value } };
      }
    },
  };
}

/** Decides whether a session is not going on: it ended in any way, or is idle and quiet. */
export function decideSettled(
  { state, lastActivityAt }: Pick<KnownThread, 'state' | 'lastActivityAt'>,
  now: number,
): boolean {
  if (state === 'running') return false;
  return state !== 'idle' || lastActivityAt === null || now - lastActivityAt >= QUIET_MS;
}
