import { entryOf } from '../collections/entry-of.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** Returns absolute paths of the rollouts on disk, by thread id. */
export function pathsByThread(trackers: readonly RolloutTracker[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { files } of trackers) {
    for (const { path, threadId } of files.values()) entryOf(paths, threadId, () => []).push(path);
  }
  return paths;
}
