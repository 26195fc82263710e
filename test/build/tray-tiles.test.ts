import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { greyPng } from '../../build/grey-png.ts';
import { readMaster, sheetSvg, snap } from '../../build/tray-tiles.ts';
import { readAlphaSheet } from '../../electron/main/tray/alpha-sheet.ts';
import { barNames, marks, sheetFile, tileNames, tileSizes } from '../../electron/main/tray/meter-tiles.ts';

const assets = new URL('../../assets/', import.meta.url);
const master = readMaster(readFileSync(new URL('tray-icon.svg', assets), 'utf8'));

const parts = master.rects;

describe('the master of the tray icon', () => {
  it('has every part that a tile is made of', () => {
    const ids = new Set(parts.map(({ id }) => id));
    for (const bar of barNames) {
      for (const part of ['track', 'fill', 'unknown']) expect(ids).toContain(`${bar}-${part}`);
    }
    for (const mark of marks) expect(ids.has(mark) || master.paths.has(mark), mark).toBe(true);
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
    // Marks keep clear of both bars.
    const beside = snapped.find(({ id }) => id === 'beside-track');
    if (beside === undefined) throw new Error('The short form of the long bar is missing.');
    for (const part of snapped.filter(({ id }) => (marks as readonly string[]).includes(id))) {
      expect(part.x - (beside.x + beside.width)).toBeGreaterThanOrEqual(1);
      expect(part.y - (short.y + short.height)).toBeGreaterThanOrEqual(1);
      expect(part.x + part.width).toBeLessThanOrEqual(size);
      expect(part.y + part.height).toBeLessThanOrEqual(size);
    }
    const line = snapped.filter(({ id }) => id === 'short-unknown');
    const dashes = snapped.filter(({ id }) => /^(short|long)-unknown$/.test(id));
    expect(new Set(dashes.map(({ width, height }) => `${width} x ${height}`)).size).toBe(1);
    line.forEach((dash, index) => {
      const before = line[index - 1];
      if (before !== undefined) expect(dash.x).toBeGreaterThan(before.x + before.width);
    });
  });

  it('is as wide in a sheet as its tiles', () => {
    expect(sheetSvg(master, 20)).toContain(`width="${20 * tileNames.length}" height="20"`);
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
