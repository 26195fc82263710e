import type { AlphaSheet } from './alpha-sheet.ts';
import type { Meter } from './meter.ts';
import { type TileName, tileNames } from './meter-tiles.ts';

/** A square bitmap: four bytes a pixel, premultiplied colour first, alpha last. */
export interface Bitmap {
  /** Edge length in pixels. */
  readonly size: number;
  readonly data: Uint8Array;
}

/** The alpha of a bar whose limit was last observed long ago. */
const DIMMED = 0.55;

/**
 * Paints the tiles of a sheet into one bitmap. The colour is a grey, so that the order of red and blue does not
 * matter.
 *
 * @param grey 0 (black) to 255 (white).
 */
export function paintMeter(sheet: AlphaSheet, meter: MeterPicture, grey: number): Bitmap {
  const size = sheet.height;
  const bars = barTiles(meter).map((name) => tileReader(sheet, name));
  const mark = meter.mark === null ? nothing : tileReader(sheet, meter.mark);
  const strength = meter.dimmed ? DIMMED : 1;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const bar = Math.max(...bars.map((tile) => tile(x, y)));
      const alpha = Math.max(mark(x, y), Math.round(bar * strength));
      const colour = Math.round((grey * alpha) / 255);
      data.set([colour, colour, colour, alpha], (y * size + x) * 4);
    }
  }
  return { size, data };
}

/** The visible part of a meter. */
export type MeterPicture = Pick<Meter, 'bars' | 'mark' | 'dimmed'>;

/** Chooses the tiles. A mark replaces the end of the long bar; a single bar moves up to make space. */
function barTiles({ bars, mark }: MeterPicture): TileName[] {
  if (bars.kind === 'single') return [`${mark === null ? 'only' : 'short'}-${bars.only}`];
  return [`short-${bars.short}`, `${mark === null ? 'long' : 'beside'}-${bars.long}`];
}

type TileReader = (x: number, y: number) => number;

const nothing: TileReader = () => 0;

function tileReader({ width, height, alpha }: AlphaSheet, name: TileName): TileReader {
  const left = tileNames.indexOf(name) * height;
  return (x, y) => alpha[y * width + left + x] ?? 0;
}
