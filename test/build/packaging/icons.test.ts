import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { icns } from '../../../build/icons/icns.ts';
import { ico } from '../../../build/icons/ico.ts';
import { type Drawing, LINUX_SIZES, MAC_SIZES, WINDOWS_SIZES } from '../../../build/icons/icon-sizes.ts';
import { builderConfig } from '../../../build/packaging/builder-config.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const { mac, win, linux } = builderConfig({});

/** The width and height that a PNG says it has; null where it is none. */
function pngSize(bytes: Buffer): [width: number, height: number] | null {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

function icnsEntries(file: Buffer): Map<string, Buffer> {
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const entries = new Map<string, Buffer>();
  for (let offset = 8; offset < file.length; offset += file.readUInt32BE(offset + 4)) {
    const length = file.readUInt32BE(offset + 4);
    entries.set(file.toString('latin1', offset, offset + 4), file.subarray(offset + 8, offset + length));
  }
  return entries;
}

function icoEntries(file: Buffer): { size: number; body: Buffer }[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const from = file.readUInt32LE(entry + 12);
    const body = file.subarray(from, from + file.readUInt32LE(entry + 8));
    return { size: file.readUInt8(entry) || 256, body };
  });
}

/** What was packed run by run, written out. */
function unpack(packed: Buffer): number[] {
  const out: number[] = [];
  for (let offset = 0; offset < packed.length; ) {
    const lead = packed[offset] ?? 0;
    if (lead < 128) {
      out.push(...packed.subarray(offset + 1, offset + 2 + lead));
      offset += lead + 2;
    } else {
      out.push(...Array<number>(lead - 125).fill(packed[offset + 1] ?? 0));
      offset += 2;
    }
  }
  return out;
}

/** A drawing whose every pixel tells where it stands; its left half is the same all over. */
function drawing(size: number): Drawing {
  const pixels = Array.from({ length: size * size }, (_, index) => {
    const [x, y] = [index % size, Math.floor(index / size)];
    return x < size / 2 ? [9, 8, 7, 255] : [x % 256, y % 256, (x * y) % 256, y % 2 === 0 ? 255 : 0];
  });
  return { size, png: Buffer.from(`png of ${size}`), rgba: Uint8Array.from(pixels.flat()) };
}

describe('the icons of the app', () => {
  it('are where electron-builder looks for them', () => {
    for (const each of [mac, win, linux]) expect(existsSync(at(String(each?.icon)))).toBe(true);
  });

  it('of macOS hold every size, each once and twice as sharp', () => {
    const entries = icnsEntries(readFileSync(at(String(mac?.icon))));
    const pngs = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
    expect([...entries.keys()]).toEqual(['ic04', 'ic05', ...Object.keys(pngs)]);
    for (const [type, size] of Object.entries(pngs)) {
      expect(pngSize(entries.get(type) ?? Buffer.alloc(0)), type).toEqual([size, size]);
    }
    for (const [type, size] of [['ic04', 16] as const, ['ic05', 32] as const]) {
      const body = entries.get(type) ?? Buffer.alloc(0);
      expect(body.toString('latin1', 0, 4)).toBe('ARGB');
      expect(unpack(body.subarray(4))).toHaveLength(size * size * 4);
    }
    expect(MAC_SIZES).toContain(1024);
  });

  it('of Windows hold every size, the largest as PNG', () => {
    const entries = icoEntries(readFileSync(at(String(win?.icon))));
    expect(entries.map(({ size }) => size)).toEqual([...WINDOWS_SIZES]);
    for (const { size, body } of entries) {
      if (size === 256) expect(pngSize(body)).toEqual([256, 256]);
      else
        expect([body.readUInt32LE(0), body.readInt32LE(4), body.readInt32LE(8)]).toEqual([
          40,
          size,
          size * 2,
        ]);
    }
  });

  it.each(LINUX_SIZES.map((size) => [size]))('of Linux are there at %i pixels', (size) => {
    const file = readFileSync(at(`${linux?.icon}/${size}x${size}.png`));
    expect(pngSize(file)).toEqual([size, size]);
  });
});

describe('an icon file', () => {
  it('of macOS gives back the pixels that were packed', () => {
    const drawings = MAC_SIZES.map(drawing);
    const body = icnsEntries(icns(drawings)).get('ic05') ?? Buffer.alloc(0);
    const { rgba } = drawing(32);
    const planes = [3, 0, 1, 2].flatMap((channel) => [...rgba.filter((_, index) => index % 4 === channel)]);
    expect(unpack(body.subarray(4))).toEqual(planes);
  });

  it('of macOS is not made where a size is missing', () => {
    expect(() => icns([drawing(16)])).toThrow('not drawn at 32 pixels');
  });

  it('of Windows gives back the pixels, and the mask hides what is clear', () => {
    const size = 20;
    const { rgba } = drawing(size);
    const [entry] = icoEntries(ico([drawing(size)]));
    const body = entry?.body ?? Buffer.alloc(0);
    const pixels = size * size * 4;
    // 20 pixels are 3 bytes of the mask, and its rows end on 4.
    expect(body).toHaveLength(40 + pixels + 4 * size);
    for (const [x, y] of [
      [0, 0],
      [19, 0],
      [3, 19],
      [19, 19],
      [11, 7],
    ] as const) {
      const from = (y * size + x) * 4;
      const [red, green, blue, alpha = 0] = rgba.subarray(from, from + 4);
      const row = size - 1 - y;
      const to = 40 + (row * size + x) * 4;
      expect([...body.subarray(to, to + 4)]).toEqual([blue, green, red, alpha]);
      const bit = ((body[40 + pixels + row * 4 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      expect(bit).toBe(alpha < 128 ? 1 : 0);
    }
  });
});
