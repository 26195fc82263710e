import type { Checkpoint } from '../ingest/scan/read-rollout.ts';
import { keysOf } from '../ledger/response-merge.ts';
import type { UsageService } from '../usage/usage-service.ts';

/** What counting the responses of a session that grows goes on from, without the index. */
export interface Trail {
  readonly path: string;
  readonly threadId: string;
  readonly checkpoint: Checkpoint;
  /** Of all responses of the thread: each counts once. */
  readonly keys: readonly number[];
}

/** Of so many sessions trails are kept, and only of those with no more responses than this. */
const MOST_TRAILS = 4;
const MOST_KEYS = 4_000;

/**
 * Trails of sessions that only this one file records, and whose responses depend on no other session. `paths`: those
 * that changed last stand last.
 */
export function trailsOf(service: UsageService, paths: readonly string[]): Trail[] {
  return paths.slice(-MOST_TRAILS).flatMap((path) => trailOf(service, path) ?? []);
}

function trailOf(service: UsageService, path: string): Trail | null {
  const checkpoint = service.checkpointOf(path);
  const threadId = checkpoint?.state.meta?.threadId;
  const thread = threadId === undefined ? undefined : service.ledger.threads.get(threadId);
  if (!checkpoint || !thread || thread.gone || thread.copied > 0 || thread.legacyParent !== null) return null;
  if (checkpoint.state.legacyCounts.length > 0) return null;
  if (thread.files.size !== 1 || !thread.files.has(path) || thread.responses.length > MOST_KEYS) return null;
  return { path, threadId: thread.threadId, checkpoint, keys: [...keysOf(thread.responses)] };
}
