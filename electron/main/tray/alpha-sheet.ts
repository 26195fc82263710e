import { inflateSync } from 'node:zlib';

/** The alpha of each pixel, 0 to 255, row by row. */
export interface AlphaSheet {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
}

const SIGNATURE_BYTES = 8;
const GREYSCALE_8_BIT = 0x0800;

/**
 * Reads a sheet as `build/tray-icons.ts` writes it: a PNG of 8-bit greys without row filters. Electron can decode any
 * PNG, but only into its own images, whose pixels no test can read.
 *
 * @throws Error where the file is another kind of PNG, or none.
 */
export function readAlphaSheet(png: Buffer): AlphaSheet {
  let width = 0;
  let height = 0;
  const packed: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      if (body.readUInt16BE(8) !== GREYSCALE_8_BIT) throw new Error('The sheet is not of 8-bit greys.');
    }
    if (kind === 'IDAT') packed.push(body);
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(packed));
  if (width === 0 || rows.length !== (width + 1) * height) throw new Error('The sheet is cut off.');
  const alpha = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (width + 1);
    if (rows[from] !== 0) throw new Error('The rows of the sheet are filtered.');
    alpha.set(rows.subarray(from + 1, from + 1 + width), y * width);
  }
  return { width, height, alpha };
}
