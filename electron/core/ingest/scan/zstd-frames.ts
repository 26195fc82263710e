/** Part of a file that is compressed on its own, in bytes. */
export interface ZstdFrame {
  readonly from: number;
  /** After its last byte. */
  readonly to: number;
  /** False where the file ends before the frame does. */
  readonly isWhole: boolean;
}

/** What a file holds, frame by frame; the last may be followed by bytes that are none. */
export interface ZstdFrames {
  readonly frames: readonly ZstdFrame[];
  /** True where all bytes of the file belong to frames. */
  readonly isClean: boolean;
}

/** Reads up to `length` bytes from `position` on; fewer only at the end of the file. */
export type ReadAt = (position: number, length: number) => Buffer;

const MAGIC = 0xfd2fb528;
/** Frames whose last four bits are free hold no content. */
const SKIPPABLE = 0x184d2a50;

const [SINGLE_SEGMENT, CHECKSUM] = [0x20, 0x04];
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const [RLE, RESERVED] = [1, 3];

/**
 * Finds the frames of a zstd file by their headers (RFC 8878, section 3). Content need not be in one: a file
 * may be put together of several, and hold others that are to be skipped.
 */
export function zstdFrames(size: number, readAt: ReadAt): ZstdFrames {
  const frames: ZstdFrame[] = [];
  let at = 0;
  while (at < size) {
    const head = readAt(at, 8);
    if (head.length < 4) return { frames, isClean: false };
    const magic = head.readUInt32LE(0);
    if (magic === MAGIC) {
      const to = frameEnd(at + 4, size, readAt);
      if (to === null) return { frames, isClean: false };
      frames.push({ from: at, to: Math.min(to, size), isWhole: to <= size });
      at = to;
    } else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE && head.length === 8) {
      at += 8 + head.readUInt32LE(4);
    } else {
      return { frames, isClean: false };
    }
  }
  return { frames, isClean: at === size };
}

/** Where the frame ends whose header is at `at`; beyond `size` where the file ends before. Null where it is none. */
function frameEnd(at: number, size: number, readAt: ReadAt): number | null {
  const [descriptor] = readAt(at, 1);
  if (descriptor === undefined) return size + 1;
  const isSingle = (descriptor & SINGLE_SEGMENT) !== 0;
  const contentSize = CONTENT_SIZE_BYTES[descriptor >> 6] || (isSingle ? 1 : 0);
  let next = at + 1 + (isSingle ? 0 : 1) + (DICTIONARY_BYTES[descriptor & 3] ?? 0) + contentSize;
  for (;;) {
    const block = readAt(next, 3);
    if (block.length < 3) return size + 1;
    const header = block.readUIntLE(0, 3);
    const type = (header >> 1) & 3;
    if (type === RESERVED) return null;
    next += 3 + (type === RLE ? 1 : header >> 3);
    if (header & 1) return next + (descriptor & CHECKSUM ? 4 : 0);
    if (next > size) return size + 1;
  }
}
