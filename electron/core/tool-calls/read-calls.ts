import { closeSync, readSync } from 'node:fs';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { EventLoopYield } from '../ingest/scan/edited-lines.ts';
import { contentOf, framesOf } from '../ingest/scan/zstd-content.ts';
import { LARGEST, tooLarge } from '../platform/reading/read-bounds.ts';
import { openRegularFile } from '../platform/reading/regular-file.ts';
import { FileCalls } from './file-calls.ts';
import { LineWalker } from './line-walker.ts';
import { type ToolField, toolMembers } from './wanted-members.ts';

/** So much of a file is in memory at a time. */
const PIECE = 256 * 1024;

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
  const { fd, stats } = openRegularFile(file.path, true);
  try {
    if (stats.size > LARGEST.session) throw tooLarge(file.path, LARGEST.session);
    if (file.compressed) await walkCompressed(fd, stats.size, walker, calls, yieldToEventLoop);
    else await walkPlain(fd, walker, yieldToEventLoop);
  } finally {
    closeSync(fd);
  }
  walker.finish();
  return calls;
}

type ToolWalker = LineWalker<ToolField>;

/** The memory that pieces of plain files are read into; the next file uses it again. */
const piece = Buffer.alloc(PIECE);

async function walkPlain(fd: number, walker: ToolWalker, yieldToEventLoop: EventLoopYield): Promise<void> {
  for (let position = 0; ; ) {
    const read = readSync(fd, piece, 0, piece.length, position);
    if (read === 0) return;
    position += read;
    walker.push(piece.subarray(0, read));
    // What was said in a session does not stay.
    piece.fill(0, 0, read);
    const pause = yieldToEventLoop(read);
    if (pause) await pause;
  }
}

async function walkCompressed(
  fd: number,
  size: number,
  walker: ToolWalker,
  calls: FileCalls,
  yieldToEventLoop: EventLoopYield,
): Promise<void> {
  const { frames, isClean } = framesOf(fd, size);
  if (frames.length === 0 && !isClean) throw new Error('It is not compressed with zstd.');
  for (const frame of frames) {
    let isDamaged = !frame.isWhole;
    try {
      for await (const content of contentOf(fd, frame)) {
        const bytes = content as Buffer;
        walker.push(bytes);
        const pause = yieldToEventLoop(bytes.length);
        if (pause) await pause;
      }
    } catch {
      isDamaged = true;
    }
    if (isDamaged) {
      walker.endLine();
      calls.damaged();
    }
  }
  if (!isClean && frames.at(-1)?.isWhole) calls.damaged();
}
