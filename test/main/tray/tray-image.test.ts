import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type BarLevel,
  barLevels,
  type Mark,
  marks,
  STEPS,
  sheetFile,
  tileSizes,
} from '../../../electron/main/tray/meter-tiles.ts';
import type { Bitmap, MeterPicture } from '../../../electron/main/tray/paint-meter.ts';
import { planImage, type TrayLook } from '../../../electron/main/tray/tray-image.ts';
import { painter } from './tray-world.ts';

const scales = [1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const windows = (scale: number, dark = true): TrayLook => ({ platform: 'win32', dark, scales: [scale] });

function pair(short: BarLevel, long = short, mark: Mark | null = null, dimmed = false): MeterPicture {
  return { bars: { kind: 'pair', short, long }, mark, dimmed };
}

const paint = (look: TrayLook, meter: MeterPicture): Bitmap => {
  const [bitmap] = painter.paint(look, meter).bitmaps;
  if (bitmap === undefined) throw new Error('The image has no bitmap.');
  return bitmap;
};
const alphaAt1 = ({ data }: Bitmap, at: number) => data[at] ?? 0;
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

  it('draws each mark clear of the bars, and leaves the value of the long bar readable', () => {
    for (const level of barLevels) {
      const without = paint(windows(1), pair(8, level));
      for (const mark of marks) {
        const marked = paint(windows(1), pair(8, level, mark));
        // The short bar is as it was; the long one ends before the mark.
        for (let y = 0; y < 8; y += 1) expect(row(marked, y)).toEqual(row(without, y));
        for (let y = 9; y < 16; y += 1) expect(alphaAt(marked, 9, y)).toBeLessThan(64);
      }
    }
    const steps = barLevels.map((level) => String(row(paint(windows(1), pair(8, level, 'waiting')), 11)));
    expect(new Set(steps).size).toBe(barLevels.length);
  });

  it('tells the marks apart at 16 pixels by more than a few pixels', () => {
    const pictures = [null, ...marks].map((mark) => paint(windows(1), pair(5, 3, mark)));
    for (const [at, one] of pictures.entries()) {
      for (const other of pictures.slice(at + 1)) {
        const unlike = one.data.filter(
          (_, i) => i % 4 === 3 && Math.abs(alphaAt1(one, i) - alphaAt1(other, i)) > 96,
        );
        expect(unlike.length).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it('keeps a single bar and its mark apart', () => {
    const single: MeterPicture = { bars: { kind: 'single', only: 8 }, mark: 'failing', dimmed: false };
    const picture = paint(windows(1), single);
    expect(row(picture, 8).every((alpha) => alpha === 0)).toBe(true);
    expect(row(picture, 5).some((alpha) => alpha === 255)).toBe(true);
    expect(row(picture, 11).some((alpha) => alpha > 200)).toBe(true);
  });

  it('dims the bars but not the mark', () => {
    const dimmed = paint(windows(2), pair(8, 8, 'alert', true));
    expect(alphaAt(dimmed, 4, 12)).toBeLessThan(160);
    expect(alphaAt(dimmed, 25, 20)).toBe(255);
  });

  it('premultiplies its grey', () => {
    for (const dark of [true, false]) {
      const { data } = paint(windows(1.25, dark), pair(3, 'unknown', 'warning', true));
      for (let at = 0; at < data.length; at += 4) {
        const [red = -1, green, blue, alpha = -1] = data.subarray(at, at + 4);
        expect([green, blue]).toEqual([red, red]);
        expect(red).toBeLessThanOrEqual(alpha);
      }
    }
  });

  it('has a key that tells pictures apart', () => {
    const meters = [pair(1), pair(1, 2), pair(1, 1, 'warning'), pair(1, 1, null, true), pair('unknown')];
    const keys = meters.flatMap((meter) =>
      [windows(1), windows(2), windows(1, false)].map((look) => painter.key(look, meter)),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(painter.key(windows(1), pair(1))).toBe(painter.key(windows(1), pair(1)));
  });
});
