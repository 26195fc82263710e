import { MINUTE_MS } from '../../../shared/durations.ts';
import type { SessionState } from '../../../shared/usage.ts';
import { yieldAfter } from '../../async/yield-after.ts';
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

/** The event loop runs after so many milliseconds. */
const SLICE_MS = 8;

/** Turns that have ended, and sessions that are settled. Only threads that changed are read. */
export function sessionSource(sessions: SessionPort): Source {
  /** What is noted of threads by their ids, so that not all are looked up each time. */
  const noted = new Map<string, string>();
  let due: number | null = null;
  return {
    name: 'sessions',
    dueAt: () => due,
    async *read({ progress, make, nameProject, now, since }) {
      const threads = await sessions.activeSince(since);
      due = nextSettling(threads, now);
      const pause = yieldAfter(SLICE_MS);
      for (const thread of threads) {
        const { threadId, revision } = thread;
        const isSettled = decideSettled(thread, now);
        const value = `${revision} ${isSettled ? 'settled' : 'open'}`;
        if (noted.get(threadId) === value) continue;
        // Thousands may be read in one go.
        await pause();
        const source = `thread:${threadId}`;
        if (progress(source) !== value) {
          const read = await sessions.read(threadId);
          const records = read === null ? [] : usageRecords(read, { make, nameProject, since, isSettled });
          yield { records, progress: { source, value } };
        }
        // After it was taken: what is not taken is asked for again.
        noted.set(threadId, value);
      }
    },
  };
}

/** Returns when the next of the sessions that are idle counts as settled; null for none. */
export function nextSettling(threads: readonly KnownThread[], now: number): number | null {
  const times = threads.flatMap((thread) =>
    thread.lastActivityAt === null || thread.state !== 'idle' || decideSettled(thread, now)
      ? []
      : // A clock that was set back makes a session of the future.
        [Math.min(thread.lastActivityAt, now) + QUIET_MS],
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** Decides whether a session is not going on: it ended in any way, or is idle and quiet. */
export function decideSettled(
  { state, lastActivityAt }: Pick<KnownThread, 'state' | 'lastActivityAt'>,
  now: number,
): boolean {
  if (state === 'running') return false;
  return state !== 'idle' || lastActivityAt === null || now - lastActivityAt >= QUIET_MS;
}
