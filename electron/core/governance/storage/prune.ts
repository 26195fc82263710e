import { lstatSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { KeptFile, PrunedFile } from '../../../shared/governance/storage-report.ts';
import { storageMessage } from '../../../shared/messages/en/governance/storage.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { readThreadLocks } from '../../ingest/rollouts/thread-locks.ts';
import type { UsageService } from '../../usage/usage-service.ts';
import { viewState } from '../../views/session-view.ts';
import { compressFile } from './compress-file.ts';
import { decidePrune, type PrunableSession, type PruneDecision } from './decide-prune.ts';
import { bytesOnDisk } from './list-storage.ts';

export interface PruneQuery {
  /** Milliseconds since the epoch: sessions that were active since are left alone. */
  readonly cutoff: number;
  readonly how: 'remove' | 'compress';
  readonly dryRun: boolean;
}

export interface Pruned {
  readonly removed: readonly PrunedFile[];
  readonly kept: readonly KeptFile[];
  /** Bytes on disk. Of compressed files, what they took less what they take. */
  readonly freedBytes: number;
}

interface Around {
  readonly usage: UsageService;
  readonly platform: NodeJS.Platform;
  /** False where what was counted is not kept on disk: nothing is removed then. */
  readonly isKept: boolean;
  readonly now: number;
}

/**
 * Removes or compresses old session files. What was counted of them stays in the index. Each is checked again just
 * before; one that changed meanwhile stays.
 */
export async function prune(query: PruneQuery, around: Around): Promise<Pruned> {
  const removed: PrunedFile[] = [];
  const kept: KeptFile[] = [];
  let freedBytes = 0;
  for (const decision of decidePrune(sessionsOf(around), query.cutoff, query.how)) {
    const { session, file, keep } = decision;
    const stats = statSync(file.path, { throwIfNoEntry: false });
    if (!stats) continue;
    const { lastActivityAt } = session;
    const pruned: PrunedFile = {
      path: file.path,
      threadId: session.threadId,
      bytes: bytesOnDisk(stats),
      lastActivityAt: lastActivityAt === null ? null : new Date(lastActivityAt).toISOString(),
    };
    const isSame = stats.mtimeMs === file.mtimeMs;
    const stays = keep ?? (isSame ? null : storageMessage('storage.changed'));
    const reason = stays ?? (query.dryRun ? null : await act(decision, stats, query.how));
    if (reason !== null) {
      kept.push({ ...pruned, reason });
      continue;
    }
    removed.push(pruned);
    freedBytes += query.how === 'compress' && !query.dryRun ? saved(file.path, stats) : pruned.bytes;
  }
  return { removed, kept, freedBytes };
}

function sessionsOf({ usage, platform, isKept, now }: Around): PrunableSession[] {
  const { ledger, codexHomes } = usage;
  const locks = new Map(codexHomes.flatMap((home) => [...readThreadLocks(home, platform)]));
  return [...usage.rolloutPaths()].flatMap(([threadId, paths]): PrunableSession[] => {
    const thread = ledger.threads.get(threadId);
    const files = paths.flatMap((path) => {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (!stats?.isFile()) return [];
      const isCounted = isKept && usage.isSame(path, dirname(path), basename(path), stats);
      return [{ path, mtimeMs: stats.mtimeMs, compressed: path.endsWith('.zst'), isCounted }];
    });
    if (!thread || files.length === 0) return [];
    const lock = locks.get(threadId) ?? 'absent';
    const { meta, lastLineAt } = thread.summary;
    const { state } = viewState(thread, lock, now);
    const parentId = meta?.forkedFromId ?? null;
    return [{ threadId, files, lastActivityAt: lastLineAt, lock, state, parentId }];
  });
}

/** Returns why the file stays; null where it was removed or compressed. */
async function act(
  { file }: PruneDecision,
  before: Stats,
  how: 'remove' | 'compress',
): Promise<Message | null> {
  try {
    if (how === 'compress') await compressFile(file.path, before);
    const now = lstatSync(file.path);
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || !now.isFile()) {
      if (how === 'compress') rmSync(`${file.path}.zst`, { force: true });
      return storageMessage('storage.changed');
    }
    rmSync(file.path);
    return null;
  } catch (error) {
    return storageMessage('storage.failed', { code: (error as NodeJS.ErrnoException).code ?? '?' });
  }
}

function saved(path: string, before: Stats): number {
  const after = statSync(`${path}.zst`, { throwIfNoEntry: false });
  return Math.max(0, bytesOnDisk(before) - (after ? bytesOnDisk(after) : 0));
}
