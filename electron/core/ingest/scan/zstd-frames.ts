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

/** A session has one frame, and a few where files were put together. */
const MOST_FRAMES = 100_000;

/** In all frames. A block usually holds 128 KB, and one that holds nothing takes as long to pass. */
const MOST_BLOCKS = 1_000_000;

/**
 * Finds the frames of a zstd file by their headers (RFC 8878, section 3). Content need not be in one: a file
 * may be put together of several, and hold others that are to be skipped. Ends before a frame or block too many.
 */
export function zstdFrames(size: number, readAt: ReadAt): ZstdFrames {
  const frames: ZstdFrame[] = [];
  let [at, count, blocks] = [0, 0, MOST_BLOCKS];
  while (at < size) {
    count += 1;
    if (count > MOST_FRAMES) return { frames, isClean: false };
    const head = readAt(at, 8);
    if (head.length < 4) return { frames, isClean: false };
    const magic = head.readUInt32LE(0);
    if (magic === MAGIC) {
      const end = frameEnd(at + 4, size, blocks, readAt);
      if (end === null) return { frames, isClean: false };
      frames.push({ from: at, to: Math.min(end.to, size), isWhole: end.to <= size });
      at = end.to;
      blocks -= end.blocks;
    } else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE && head.length === 8) {
      at += 8 + head.readUInt32LE(4);
    } else {
      return { frames, isClean: false };
    }
  }
  return { frames, isClean: at === size };
}

interface FrameEnd {
  /** Beyond the file's size where the file ends before. */
  readonly to: number;
  /** So many blocks it has. */
  readonly blocks: number;
}

/** Where the frame ends whose header is at `at`. Null where it is none, or has more than `most` blocks. */
function frameEnd(at: number, size: number, most: number, readAt: ReadAt): FrameEnd | null {
  const [descriptor] = readAt(at, 1);
  if (descriptor === undefined) return { to: size + 1, blocks: 0 };
  const isSingle = (descriptor & SINGLE_SEGMENT) !== 0;
  const contentSize = CONTENT_SIZE_BYTES[descriptor >> 6] || (isSingle ? 1 : 0);
  let next = at + 1 + (isSingle ? 0 : 1) + (DICTIONARY_BYTES[descriptor & 3] ?? 0) + contentSize;
  for (let blocks = 1; blocks <= most; blocks++) {
    const block = readAt(next, 3);
    if (block.length < 3) return { to: size + 1, blocks };
    const header = block.readUIntLE(0, 3);
    const type = (header >> 1) & 3;
    if (type === RESERVED) return null;
    next += 3 + (type === RLE ? 1 : header >> 3);
    if (header & 1) return { to: next + (descriptor & CHECKSUM ? 4 : 0), blocks };
    if (next > size) return { to: size + 1, blocks };
  }
  return null;
}
