import { createReadStream, readSync } from 'node:fs';
import { constants, createZstdDecompress } from 'node:zlib';
import { KERNEL_INPUT } from '../kernel/protocol.ts';
import { type ZstdFrame, type ZstdFrames, zstdFrames } from './zstd-frames.ts';

/** Finds the frames of an open file of `size` bytes. */
export function framesOf(fd: number, size: number): ZstdFrames {
  return zstdFrames(size, (position, length) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
  });
}

/** Decompresses a frame. Throws where it is damaged; of one that breaks off gives what is there. */
export function contentOf(fd: number, { from, to, isWhole }: ZstdFrame): AsyncIterable<unknown> {
  const options = { fd, autoClose: false, start: from, end: to - 1, highWaterMark: KERNEL_INPUT };
  const source = createReadStream('', options);
  const { ZSTD_e_continue, ZSTD_e_end } = constants;
  const plain = source.pipe(createZstdDecompress({ finishFlush: isWhole ? ZSTD_e_end : ZSTD_e_continue }));
  source.on('error', (error) => plain.destroy(error));
  return plain;
}
