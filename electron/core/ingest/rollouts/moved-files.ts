import { lstatSync } from 'node:fs';
import type { FileProblem } from './rollout-files.ts';

/**
 * Takes out the problems of files that are no longer there: they were archived, compressed or deleted after they
 * had been found and before they were read. True where there was one, so that the files are to be found again.
 */
export function takeMoved(problems: Map<string, FileProblem>): boolean {
  let found = false;
  for (const { path, kind } of [...problems.values()]) {
    if (kind !== 'unreadable' || lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    problems.delete(path);
    found = true;
  }
  return found;
}
