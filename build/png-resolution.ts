import { crc32 } from 'node:zlib';

/** The PNG signature and its first chunk, the header. */
const HEADER_END = 8 + 4 + 4 + 13 + 4;

/** Adds the chunk that tells a PNG's resolution in dots an inch. */
export function withResolution(png: Buffer, dotsPerInch: number): Buffer {
  const perMetre = Math.round(dotsPerInch / 0.0254);
  const body = Buffer.alloc(13);
  body.write('pHYs', 0, 'ascii');
  body.writeUInt32BE(perMetre, 4);
  body.writeUInt32BE(perMetre, 8);
  body.writeUInt8(1, 12); // The unit is the metre.
  const length = Buffer.alloc(4);
  length.writeUInt32BE(9);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, HEADER_END), length, body, check, png.subarray(HEADER_END)]);
}
