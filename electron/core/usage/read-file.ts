import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { NewThread } from '../ingest/scan/new-thread.ts';
import type { ReadResult } from '../ingest/scan/read-rollout.ts';
import type { StoredFile } from '../ingest/scan/stored-rows.ts';

/** Describes the only file of a new thread as an index stores it. */
export function newFileOf({ path, codexHome, name }: RolloutFile, thread: NewThread): StoredFile {
  const { threadId, mark, consumed, lines, used, cliVersion, bareLines } = thread;
  const counts = { consumed, lines, used, bareLines, notUnderstood: 0 };
  return { path, codexHome, threadId, name, mark, cliVersion, issues: [], ...counts };
}

/** Describes a file after a read as an index stores it. `before`: its former description, null for a new file. */
export function readFileOf(
  { path, codexHome, name }: RolloutFile,
  threadId: string,
  { checkpoint: { state, mark }, continued, issues }: ReadResult,
  before: StoredFile | null,
): StoredFile {
  const { consumed, lines, used, notUnderstood, bareLines } = state;
  return {
    path,
    codexHome,
    threadId,
    name,
    mark,
    cliVersion: state.meta?.cliVersion ?? null,
    issues: continued && before ? [...before.issues, ...issues] : issues,
    consumed,
    lines,
    used,
    notUnderstood,
    bareLines,
  };
}
