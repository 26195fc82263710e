import type { AlphaSheet } from './alpha-sheet.ts';
import type { Meter } from './meter.ts';
import { type TileName, tileNames } from './meter-tiles.ts';

/** A square bitmap: four bytes a pixel, colour first, premultiplied by the alpha that comes last. */
export interface Bitmap {
  /** Edge length in pixels. */
  readonly size: number;
  readonly data: Uint8Array;
}

/** What of a bar is left where its limit was last seen long ago. Of its alpha. */
const DIMMED = 0.55;

/**
 * Puts the tiles of a sheet together. The colour is a grey, so that the order in which a system keeps
 * red and blue does not matter.
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

/** The part of a meter that is seen. */
export type MeterPicture = Pick<Meter, 'bars' | 'mark' | 'dimmed'>;

/** A mark takes the place of the long bar's end; a single bar moves up to make room. */
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
