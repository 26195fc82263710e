import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { EventLoopYield } from '../ingest/scan/edited-lines.ts';
import { readContent } from '../ingest/scan/file-content.ts';
import { FileCalls } from './file-calls.ts';
import { LineWalker } from './line-walker.ts';
import { toolMembers } from './wanted-members.ts';

/**
 * Reads the tool calls of a rollout file, from its first byte on. Of a damaged compressed file gives what is there.
 *
 * @throws the system's error where the file cannot be opened or read; RefusedFile where it is too large.
 */
export async function readCalls(
  file: Pick<RolloutFile, 'path' | 'threadId' | 'compressed'>,
  yieldToEventLoop: EventLoopYield,
): Promise<FileCalls> {
  const calls = new FileCalls(file.threadId);
  const walker = new LineWalker(toolMembers, calls);
  const breakOff = () => {
    walker.endLine();
    calls.damaged();
  };
  await readContent(file, { push: (bytes) => walker.push(bytes), breakOff }, yieldToEventLoop);
  walker.finish();
  return calls;
}
