import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type BarLevel,
  barLevels,
  STEPS,
  sheetFile,
  tileSizes,
} from '../../../electron/main/tray/meter-tiles.ts';
import type { Bitmap, MeterPicture } from '../../../electron/main/tray/paint-meter.ts';
import { planImage, type TrayLook } from '../../../electron/main/tray/tray-image.ts';
import { painter } from './tray-world.ts';

const scales = [1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const windows = (scale: number, dark = true): TrayLook => ({ platform: 'win32', dark, scales: [scale] });

function pair(short: BarLevel, long = short, finding = false, dimmed = false): MeterPicture {
  return { bars: { kind: 'pair', short, long }, finding, dimmed };
}

const paint = (look: TrayLook, meter: MeterPicture): Bitmap => {
  const [bitmap] = painter.paint(look, meter).bitmaps;
  if (bitmap === undefined) throw new Error('The image has no bitmap.');
  return bitmap;
};
const alphaAt = ({ size, data }: Bitmap, x: number, y: number) => data[(y * size + x) * 4 + 3] ?? -1;
/** The alphas of a row, at a height given on the master's grid of 16. */
const row = (bitmap: Bitmap, y: number) =>
  Array.from({ length: bitmap.size }, (_, x) =>
    alphaAt(bitmap, x, Math.floor(((y + 0.5) * bitmap.size) / 16)),
  );

describe('planImage', () => {
  it('gives macOS a template image of 16 points at both densities', () => {
    expect(planImage({ platform: 'darwin', dark: true, scales: [2, 1] })).toEqual({
      template: true,
      grey: 0,
      sizes: [
        { pixels: 16, scaleFactor: 1 },
        { pixels: 32, scaleFactor: 2 },
      ],
    });
  });

  it('gives Windows the pixels of a small icon on the primary display', () => {
    const pixels = (...all: number[]) =>
      planImage({ platform: 'win32', dark: true, scales: all }).sizes.map((size) => size.pixels);
    expect(scales.map((scale) => pixels(scale))).toEqual([[16], [20], [24], [28], [32], [40], [48]]);
    expect(pixels(1, 2)).toEqual([16]);
  });

  it('gives Linux an image that the sharpest display need not scale up', () => {
    const pixels = (...all: number[]) =>
      planImage({ platform: 'linux', dark: true, scales: all }).sizes.map((size) => size.pixels);
    expect([1, 1.25, 1.5, 2, 2.5, 3, 4].map((scale) => pixels(scale))).toEqual([
      [24],
      [30],
      [36],
      [48],
      [60],
      [72],
      [72],
    ]);
    expect(pixels(1, 2)).toEqual([48]);
    expect(pixels()).toEqual([24]);
  });

  it('is light on dark panels and dark on light ones', () => {
    expect(planImage(windows(1, true)).grey).toBeGreaterThan(200);
    expect(planImage(windows(1, false)).grey).toBeLessThan(50);
  });
});

describe('the painted meter', () => {
  it('has a sheet for every size, and no other file', () => {
    const folder = new URL('../../../assets/tray/', import.meta.url);
    expect(readdirSync(folder).toSorted()).toEqual(tileSizes.map(sheetFile).toSorted());
  });

  it.each([...scales])(
    'has sharp edges at scale %d: no column but the rounded ends is half filled',
    (scale) => {
      for (const level of [0, 1, 3, 4, 7, 8] as const) {
        const middle = row(paint(windows(scale), pair(level)), 5);
        const drawn = new Set(middle.filter((alpha) => alpha !== 0));
        // Only the track and the fill.
        expect(drawn.size).toBe(level === 0 || level === STEPS ? 1 : 2);
      }
    },
  );

  it.each([...scales])('shows every step apart from the others at scale %d', (scale) => {
    const filled = barLevels.map((level) => {
      const short = row(paint(windows(scale), pair(level)), 5);
      const long = row(paint(windows(scale), pair(level)), 11);
      return [short, long].map((alphas) => alphas.filter((alpha) => alpha === 255).length);
    });
    for (const bar of [0, 1]) {
      const steps = filled.slice(0, STEPS + 1).map((counts) => counts[bar]);
      expect(steps).toEqual(steps.toSorted((a = 0, b = 0) => a - b));
      expect(new Set(steps).size).toBe(STEPS + 1);
    }
  });

  it('draws what is not known unlike any amount', () => {
    const pictures = barLevels.map((level) => String(paint(windows(1), pair(level)).data));
    expect(new Set(pictures).size).toBe(barLevels.length);
    const unknown = paint(windows(1), pair('unknown'));
    // Broken lines instead of bars.
    expect(row(unknown, 6).filter((alpha) => alpha === 0).length).toBe(4);
    expect(row(unknown, 4).every((alpha) => alpha === 0)).toBe(true);
  });

  it('adds a dot for a finding, clear of the bars', () => {
    const without = paint(windows(2), pair(8));
    const finding = paint(windows(2), pair(8, 8, true));
    expect(alphaAt(finding, 27, 4)).toBe(255);
    expect(alphaAt(without, 27, 4)).toBe(0);
    expect(alphaAt(finding, 27, 10)).toBe(0);
    expect(alphaAt(without, 27, 10)).toBe(255);
  });

  it('dims the bars but not the dot', () => {
    const dimmed = paint(windows(2), pair(8, 8, true, true));
    expect(alphaAt(dimmed, 4, 12)).toBeLessThan(160);
    expect(alphaAt(dimmed, 27, 4)).toBe(255);
  });

  it('premultiplies its grey', () => {
    for (const dark of [true, false]) {
      const { data } = paint(windows(1.25, dark), pair(3, 'unknown', true, true));
      for (let at = 0; at < data.length; at += 4) {
        const [red = -1, green, blue, alpha = -1] = data.subarray(at, at + 4);
        expect([green, blue]).toEqual([red, red]);
        expect(red).toBeLessThanOrEqual(alpha);
      }
    }
  });

  it('has a key that tells pictures apart', () => {
    const meters = [pair(1), pair(1, 2), pair(1, 1, true), pair(1, 1, false, true), pair('unknown')];
    const keys = meters.flatMap((meter) =>
      [windows(1), windows(2), windows(1, false)].map((look) => painter.key(look, meter)),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(painter.key(windows(1), pair(1))).toBe(painter.key(windows(1), pair(1)));
  });
});
