import { storageMessage } from '../../../shared/messages/en/governance/storage.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { SessionState } from '../../../shared/usage.ts';
import type { LockState } from '../../ingest/rollouts/thread-locks.ts';

/** A session with its files, as far as pruning it depends on them. */
export interface PrunableSession {
  readonly threadId: string;
  readonly files: readonly PrunableFile[];
  /** Milliseconds since the epoch; null where no line has a time. */
  readonly lastActivityAt: number | null;
  readonly lock: LockState;
  readonly state: SessionState;
  /** Null where it has no parent whose file it needs. */
  readonly parentId: string | null;
}

export interface PrunableFile {
  readonly path: string;
  readonly mtimeMs: number;
  readonly compressed: boolean;
  /** True where what the file holds is counted and kept. */
  readonly isCounted: boolean;
}

export interface PruneDecision {
  readonly session: PrunableSession;
  readonly file: PrunableFile;
  /** Null where the file may go. */
  readonly keep: Message | null;
}

/**
 * Decides which session files may go: those of sessions whose last line and last change are older than `cutoff`
 * (milliseconds since the epoch). Newer files are left out. A session that Codex may have open is kept, and so is
 * one that a kept session was forked from: Codex reads the parent's file to go on.
 */
export function decidePrune(
  sessions: readonly PrunableSession[],
  cutoff: number,
  how: 'remove' | 'compress',
): PruneDecision[] {
  const old = sessions.filter((session) => newestOf(session) < cutoff);
  const reasons = new Map(old.map((session) => [session.threadId, reasonToKeep(session)]));
  if (how === 'remove') keepParents(sessions, reasons);
  return old.flatMap((session) =>
    session.files.map((file) => ({
      session,
      file,
      keep: reasons.get(session.threadId) ?? reasonToKeepFile(file, how),
    })),
  );
}

function newestOf({ lastActivityAt, files }: PrunableSession): number {
  return Math.max(lastActivityAt ?? Number.NEGATIVE_INFINITY, ...files.map(({ mtimeMs }) => mtimeMs));
}

function reasonToKeep({ lock, state }: PrunableSession): Message | null {
  if (lock === 'held') return storageMessage('storage.open');
  if (lock === 'present') return storageMessage('storage.lock');
  return state === 'running' ? storageMessage('storage.running') : null;
}

function reasonToKeepFile(
  { compressed, isCounted }: PrunableFile,
  how: 'remove' | 'compress',
): Message | null {
  if (how === 'compress') return compressed ? storageMessage('storage.compressed') : null;
  return isCounted ? null : storageMessage('storage.not-counted');
}

/** Adds a reason for each session that one which stays goes on from, and for its own parents. */
function keepParents(sessions: readonly PrunableSession[], reasons: Map<string, Message | null>): void {
  const parents = new Map(sessions.map(({ threadId, parentId }) => [threadId, parentId]));
  for (const { threadId } of sessions) {
    if (reasons.get(threadId) === null) continue;
    let parent = parents.get(threadId) ?? null;
    while (parent !== null && reasons.get(parent) === null) {
      reasons.set(parent, storageMessage('storage.needed'));
      parent = parents.get(parent) ?? null;
    }
  }
}
