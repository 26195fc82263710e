import { createReadStream, readSync } from 'node:fs';
import { createZstdDecompress, zstdDecompressSync } from 'node:zlib';
import { LARGEST } from '../../platform/reading/read-bounds.ts';
import { KERNEL_INPUT } from '../kernel/protocol.ts';
import { type ZstdFrame, type ZstdFrames, zstdFrames } from './zstd-frames.ts';

/** `ZSTD_e_continue` and `ZSTD_e_end` of Node's constants: to read them takes milliseconds at each start. */
export const FLUSH = { goOn: 0, end: 2 } as const;

/** Headers are read so many bytes at a time: those of small blocks stand close together. */
const HEADERS = 4096;

/** Finds the frames of an open file of `size` bytes. */
export function framesOf(fd: number, size: number): ZstdFrames {
  const bytes = Buffer.alloc(HEADERS);
  let [from, filled] = [0, 0];
  return zstdFrames(size, (position, length) => {
    if (position < from || position + length > from + filled) {
      [from, filled] = [position, readSync(fd, bytes, 0, HEADERS, position)];
    }
    return bytes.subarray(position - from, Math.min(position - from + length, filled));
  });
}

/** Sessions are compressed to a tenth or a hundredth. What holds far more was made to fill the memory or the time. */
const MOST_RATIO = 300;

/** Content of up to so many bytes is read of any file. */
const ALWAYS_READ = 500_000_000;

/**
 * Returns the most bytes of content that are read of a compressed file of `size` bytes; never more than of a plain
 * one.
 */
export function mostContentOf(size: number): number {
  return Math.min(LARGEST.session, Math.max(ALWAYS_READ, size * MOST_RATIO));
}

/** Frames of up to so many bytes, and content of up to so many, are decompressed at once: few are larger. */
const SMALL_FRAME = 1024 * 1024;
const SMALL_CONTENT = 8 * 1024 * 1024;

/** Decompresses a frame in pieces. Throws where it is damaged; of one that breaks off gives what is there. */
export function contentOf(fd: number, frame: ZstdFrame): Iterable<unknown> | AsyncIterable<unknown> {
  const content = smallContentOf(fd, frame);
  return content ? [content] : streamOf(fd, frame);
}

/** All of a small frame that is whole; null where it is larger, or damaged. A stream takes far longer. */
function smallContentOf(fd: number, { from, to, isWhole }: ZstdFrame): Buffer | null {
  const length = to - from;
  if (!isWhole || length > SMALL_FRAME) return null;
  const bytes = Buffer.allocUnsafe(length);
  if (readSync(fd, bytes, 0, length, from) < length) return null;
  try {
    return zstdDecompressSync(bytes, { chunkSize: KERNEL_INPUT, maxOutputLength: SMALL_CONTENT });
  } catch {
    return null;
  }
}

function streamOf(fd: number, { from, to, isWhole }: ZstdFrame): AsyncIterable<unknown> {
  const options = { fd, autoClose: false, start: from, end: to - 1, highWaterMark: KERNEL_INPUT };
  const source = createReadStream('', options);
  const plain = source.pipe(createZstdDecompress({ finishFlush: isWhole ? FLUSH.end : FLUSH.goOn }));
  source.on('error', (error) => plain.destroy(error));
  return plain;
}
