import type { Drawing } from './icon-sizes.ts';

const HEAD = 6;
const ENTRY = 16;
const BITMAP_HEAD = 40;

/** From this size on an entry is a PNG; below, some readers know only bitmaps. */
const PNG_FROM = 256;

/**
 * Puts drawings into one `.ico`: a header, one entry each, then the images.
 * Layout: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function ico(drawings: readonly Drawing[]): Buffer {
  const images = drawings.map((drawing) => (drawing.size >= PNG_FROM ? drawing.png : bitmap(drawing)));
  const head = Buffer.alloc(HEAD + ENTRY * drawings.length);
  head.writeUInt16LE(1, 2); // An icon, not a cursor.
  head.writeUInt16LE(drawings.length, 4);
  let offset = head.length;
  drawings.forEach(({ size }, index) => {
    const at = HEAD + ENTRY * index;
    const length = images[index]?.length ?? 0;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4); // Planes.
    head.writeUInt16LE(32, at + 6); // Bits a pixel.
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  });
  return Buffer.concat([head, ...images]);
}

/** A bitmap without its file header: 32 bits a pixel, bottom row first, then a mask of one bit a pixel. */
function bitmap({ size, rgba }: Drawing): Buffer {
  const maskRow = Math.ceil(size / 32) * 4;
  const mask = BITMAP_HEAD + size * size * 4;
  const out = Buffer.alloc(mask + maskRow * size);
  out.writeUInt32LE(BITMAP_HEAD, 0);
  out.writeInt32LE(size, 4);
  out.writeInt32LE(size * 2, 8); // The mask counts too.
  out.writeUInt16LE(1, 12);
  out.writeUInt16LE(32, 14);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = ((size - 1 - y) * size + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      out.set([blue, green, red, alpha], BITMAP_HEAD + (y * size + x) * 4);
      // Readers without alpha show what the mask leaves open.
      const bit = mask + y * maskRow + (x >> 3);
      if (alpha < 128) out[bit] = (out[bit] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return out;
}
