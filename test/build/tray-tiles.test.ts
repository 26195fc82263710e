import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { greyPng } from '../../build/grey-png.ts';
import { readParts, sheetSvg, snap } from '../../build/tray-tiles.ts';
import { readAlphaSheet } from '../../electron/main/tray/alpha-sheet.ts';
import { sheetFile, tileNames, tileSizes } from '../../electron/main/tray/meter-tiles.ts';

const assets = new URL('../../assets/', import.meta.url);
const parts = readParts(readFileSync(new URL('tray-icon.svg', assets), 'utf8'));

describe('the master of the tray icon', () => {
  it('has every part that a tile is made of', () => {
    const ids = new Set(parts.map(({ id }) => id));
    for (const bar of ['short', 'long', 'only']) {
      for (const part of ['track', 'fill', 'unknown']) expect(ids).toContain(`${bar}-${part}`);
    }
    expect(ids).toContain('dot');
    expect(ids).toContain('cut');
  });

  it.each([...tileSizes])('lies on whole pixels at %d, and keeps its bars apart', (size) => {
    const snapped = parts.map((part) => snap(part, size));
    for (const { x, y, width, height } of snapped) {
      expect([x, y, width, height].every(Number.isInteger)).toBe(true);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
    }
    const [short, long] = ['short-track', 'long-track'].map((id) => snapped.find((part) => part.id === id));
    if (short === undefined || long === undefined) throw new Error('A track is missing.');
    expect(long.y - (short.y + short.height)).toBeGreaterThanOrEqual(size / 16);
    expect(long.y + long.height).toBeLessThanOrEqual(size);
    const dot = snapped.find(({ id }) => id === 'dot');
    const cut = snapped.find(({ id }) => id === 'cut');
    if (dot === undefined || cut === undefined) throw new Error('The dot is missing.');
    // A circle inside the tile, with a rim of at least a pixel towards the bars.
    expect(dot.height).toBe(dot.width);
    expect(dot.x + dot.width).toBeLessThanOrEqual(size);
    expect(dot.y).toBeGreaterThanOrEqual(0);
    expect(dot.x - cut.x).toBeGreaterThanOrEqual(1);
    expect(cut.y + cut.height - dot.y - dot.height).toBeGreaterThanOrEqual(1);
    const line = snapped.filter(({ id }) => id === 'short-unknown');
    const dashes = snapped.filter(({ id }) => /^(short|long)-unknown$/.test(id));
    expect(new Set(dashes.map(({ width, height }) => `${width} x ${height}`)).size).toBe(1);
    line.forEach((dash, index) => {
      const before = line[index - 1];
      if (before !== undefined) expect(dash.x).toBeGreaterThan(before.x + before.width);
    });
  });

  it('is as wide in a sheet as its tiles', () => {
    expect(sheetSvg(parts, 20)).toContain(`width="${20 * tileNames.length}" height="20"`);
  });
});

describe('a sheet', () => {
  it('is read as it was written', () => {
    const alpha = Uint8Array.from({ length: 12 }, (_, index) => index * 20);
    expect(readAlphaSheet(greyPng(4, 3, alpha))).toEqual({ width: 4, height: 3, alpha });
  });

  it('is refused where it is cut off or of another kind', () => {
    const png = greyPng(4, 3, new Uint8Array(12));
    expect(() => readAlphaSheet(png.subarray(0, 33))).toThrow();
    expect(() => readAlphaSheet(Buffer.alloc(0))).toThrow();
    const coloured = Buffer.from(png);
    coloured[25] = 6;
    expect(() => readAlphaSheet(coloured)).toThrow(/greys/);
  });

  it.each([...tileSizes])('of %d pixels holds every tile', (size) => {
    const { width, height } = readAlphaSheet(readFileSync(new URL(`tray/${sheetFile(size)}`, assets)));
    expect([width, height]).toEqual([size * tileNames.length, size]);
  });
});
