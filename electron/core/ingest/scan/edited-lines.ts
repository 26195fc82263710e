import { readSync } from 'node:fs';
import { ResponseList } from '../../tokens/response-list.ts';
import type { LineSource } from '../kernel/line-source.ts';
import { newRolloutState, type RolloutState } from '../lines/rollout-state.ts';
import { RolloutReader } from './rollout-reader.ts';

/** Runs between pieces, so that a host stays responsive. Returns a promise only where it wants to wait. */
export type EventLoopYield = (bytesRead: number) => Promise<void> | undefined;

/** So much is checked at each reading: it takes less time than all else that follows an append. */
const ALWAYS_CHECKED = 64 * 1024;

/** What is longer is checked after it grew by this part of itself, so that checks stay in proportion to what is appended. */
const GROWTH = 16;

/** Returns true where the lines that were read have to be read again, to see whether they still say the same. */
export function isCheckDue({ consumed, checkedTo = 0 }: RolloutState): boolean {
  return (consumed - checkedTo) * GROWTH >= consumed - ALWAYS_CHECKED;
}

/**
 * Reads the lines up to `before.consumed` again, and compares what they say: responses, their models and times,
 * the thread, and how many lines of which sort there are. Text that is passed over may be another. Null where
 * `before` has no sum to compare with. What is in the kernel's input is lost.
 *
 * @throws the system's error where the file cannot be read.
 */
export async function saysTheSame(
  fd: number,
  threadId: string,
  before: RolloutState,
  kernel: LineSource,
  yieldToEventLoop: EventLoopYield,
): Promise<boolean | null> {
  if ((before.responseSum ?? null) === null) return null;
  const reader = new RolloutReader(threadId, newRolloutState(), new ResponseList(), kernel);
  for (let position = 0; position < before.consumed; ) {
    const { space } = reader;
    const read = readSync(fd, space, 0, Math.min(space.length, before.consumed - position), position);
    if (read === 0) return false;
    position += read;
    reader.filled(read);
    const pause = yieldToEventLoop(read);
    if (pause) await pause;
  }
  reader.finish();
  return said(reader.state) === said(before);
}

/** What a change of the lines would change. Limits are left out: older ones may be passed over. */
function said(state: RolloutState): string {
  const { consumed, lines, used, bareLines, notUnderstood } = state;
  const { responseSum, previousTotal, turn, meta, counts } = state;
  return JSON.stringify([
    [consumed, lines, used, bareLines, notUnderstood],
    [responseSum, previousTotal, turn, meta, counts],
  ]);
}
