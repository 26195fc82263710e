import { closeSync, readSync } from 'node:fs';
import { openRegularFile } from '../../platform/reading/regular-file.ts';
import { ResponseList } from '../../tokens/response-list.ts';
import { hasGrown, statsAt } from '../rollouts/read-mark.ts';
import type { RolloutFile } from '../rollouts/rollout-files.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ParsedLines } from './parsed-lines.ts';
import type { Checkpoint, ReadResult } from './read-rollout.ts';
import { RolloutReader } from './rollout-reader.ts';

/** More is left to a kernel, in bytes. */
const LONGEST_APPEND = 256 * 1024;

/** What an append holds. */
export type ReadAppend = Pick<ReadResult, 'checkpoint' | 'limits' | 'responses' | 'rebooked'>;

/**
 * Reads what was appended to a plain rollout, without a kernel and without a check of earlier lines: that is for the
 * reading that is kept. Null where its end is another than was read, or much was appended.
 *
 * @throws the system's error where the file cannot be opened or read.
 */
export function readAppend(
  { path, threadId }: Pick<RolloutFile, 'path' | 'threadId'>,
  { state, mark: before }: Checkpoint,
): ReadAppend | null {
  const { fd, stats } = openRegularFile(path, true);
  try {
    const { size, dev, ino } = stats;
    const isFile = before.dev === dev && before.ino === ino && hasGrown(before, stats);
    if (!isFile || size - state.consumed > LONGEST_APPEND) return null;
    const lines = new ParsedLines();
    if (fingerprintOf(fd, state.consumed, lines) !== before.fingerprint) return null;
    const responses = new ResponseList();
    const reader = new RolloutReader(threadId, state, responses, lines);
    let position = state.consumed;
    while (position < size) {
      const { space } = reader;
      const read = readSync(fd, space, 0, Math.min(space.length, size - position), position);
      if (read === 0) break;
      position += read;
      reader.filled(read);
    }
    const { limits, rebooked } = reader.finish();
    const fingerprint = fingerprintOf(fd, state.consumed, lines);
    const { mtimeMs, ctimeMs } = statsAt(fd, position, stats);
    const mark = { size: position, mtimeMs, ctimeMs, dev, ino, fingerprint };
    return { checkpoint: { state, mark }, limits, rebooked, responses: responses.take() };
  } finally {
    closeSync(fd);
  }
}
