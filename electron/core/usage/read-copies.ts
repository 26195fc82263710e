import { basename } from 'node:path';
import { type SaidResponses, sourceOf } from '../ingest/rollouts/file-source.ts';
import { parseRolloutName } from '../ingest/rollouts/rollout-files.ts';
import type { ThreadFile } from '../ingest/rollouts/thread-summary.ts';
import { readRollout } from '../ingest/scan/read-rollout.ts';
import { ResponseList } from '../tokens/response-list.ts';

/** Reads all responses of some files of a thread. Null where one cannot be read. */
export async function readAll(files: readonly ThreadFile[]): Promise<SaidResponses[] | null> {
  const said: SaidResponses[] = [];
  for (const { path, name } of files) {
    const { threadId = '', compressed = false } = parseRolloutName(basename(path)) ?? {};
    try {
      const reading = await readRollout({ path, threadId, compressed }, null, () => undefined);
      said.push({ source: sourceOf(name), list: new ResponseList(reading.responses) });
    } catch {
      return null;
    }
  }
  return said;
}
