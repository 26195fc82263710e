import { closeSync, readSync } from 'node:fs';
import { LARGEST, tooLarge } from '../../platform/reading/read-bounds.ts';
import { openRegularFile } from '../../platform/reading/regular-file.ts';
import type { RolloutFile } from '../rollouts/rollout-files.ts';
import type { EventLoopYield } from './edited-lines.ts';
import { contentOf, framesOf, mostContentOf } from './zstd-content.ts';

/** Takes the content of a rollout file. */
export interface ContentSink {
  /** The bytes are valid during the call only. */
  push(bytes: Buffer): void;
  /** A line that was begun ends here: the rest of a compressed file is damaged or not there. */
  breakOff(): void;
}

/** So much of a file is in memory at a time. */
const PIECE = 256 * 1024;

/** The memory that pieces of plain files are read into; the next file uses it again. */
const piece = Buffer.alloc(PIECE);

/**
 * Reads the content of a rollout file, plain or compressed, from its first byte on. Of a damaged compressed file
 * gives what is there, and of one that holds far more than a session can, no more than that.
 *
 * @throws the system's error where the file cannot be opened or read; RefusedFile where it is too large.
 */
export async function readContent(
  { path, compressed }: Pick<RolloutFile, 'path' | 'compressed'>,
  sink: ContentSink,
  yieldToEventLoop: EventLoopYield,
): Promise<void> {
  const { fd, stats } = openRegularFile(path, true);
  try {
    if (stats.size > LARGEST.session) throw tooLarge(path, LARGEST.session);
    if (compressed) await readCompressed(fd, stats.size, sink, yieldToEventLoop);
    else await readPlain(fd, sink, yieldToEventLoop);
  } finally {
    closeSync(fd);
  }
}

async function readPlain(fd: number, sink: ContentSink, yieldToEventLoop: EventLoopYield): Promise<void> {
  for (let position = 0; ; ) {
    const read = readSync(fd, piece, 0, piece.length, position);
    if (read === 0) return;
    position += read;
    sink.push(piece.subarray(0, read));
    // What was said in a session does not stay.
    piece.fill(0, 0, read);
    const pause = yieldToEventLoop(read);
    if (pause) await pause;
  }
}

async function readCompressed(
  fd: number,
  size: number,
  sink: ContentSink,
  yieldToEventLoop: EventLoopYield,
): Promise<void> {
  const { frames, isClean } = framesOf(fd, size);
  if (frames.length === 0 && !isClean) throw new Error('It is not compressed with zstd.');
  const most = mostContentOf(size);
  let length = 0;
  for (const frame of frames) {
    let isDamaged = !frame.isWhole;
    try {
      for await (const content of contentOf(fd, frame)) {
        const bytes = content as Buffer;
        length += bytes.length;
        if (length > most) break;
        sink.push(bytes);
        const pause = yieldToEventLoop(bytes.length);
        if (pause) await pause;
      }
    } catch {
      isDamaged = true;
    }
    if (isDamaged || length > most) sink.breakOff();
    if (length > most) return;
  }
  if (!isClean && frames.at(-1)?.isWhole) sink.breakOff();
}
