import { type AlphaSheet, readAlphaSheet } from './alpha-sheet.ts';
import { decideIconColour, type IconColour } from './icon-colour.ts';
import { sheetFile, type TileSize, tileSizes } from './meter-tiles.ts';
import { type Bitmap, type MeterPicture, paintMeter } from './paint-meter.ts';

/** The displays and the theme that an image is made for. */
export interface TrayLook {
  readonly platform: NodeJS.Platform;
  /** The panel with the icon is dark. */
  readonly dark: boolean;
  /** The scale factors of all displays, the primary one first. */
  readonly scales: readonly number[];
}

/** The colour and the sizes of an image. */
export interface ImagePlan extends IconColour {
  readonly sizes: readonly { readonly pixels: TileSize; readonly scaleFactor: number }[];
}

/** An image with a bitmap for every scale at which it is shown. Equal keys mean equal pictures. */
export interface TrayImage {
  readonly key: string;
  readonly template: boolean;
  readonly bitmaps: readonly (Bitmap & { readonly scaleFactor: number })[];
}

/**
 * - macOS: a template image of 16 points, in both densities that Apple's displays have.
 * - Windows: Electron hands over the bitmap of scale 1 alone, and Windows stretches it to the size of a
 *   small icon, which is 16 pixels times the scale of the primary display, where the tray is. So the
 *   bitmap is made in that size.
 * - Linux: Electron hands over the densest bitmap alone, so there is one, as large as the sharpest
 *   display needs for a panel icon of 24 pixels.
 */
export function planImage({ platform, dark, scales }: TrayLook): ImagePlan {
  const colour = decideIconColour(platform, dark);
  if (platform === 'darwin') {
    const sizes = [
      { pixels: 16, scaleFactor: 1 },
      { pixels: 32, scaleFactor: 2 },
    ] as const;
    return { ...colour, sizes };
  }
  const wanted = platform === 'win32' ? 16 * (scales[0] ?? 1) : 24 * Math.max(1, ...scales);
  return { ...colour, sizes: [{ pixels: atLeast(wanted), scaleFactor: 1 }] };
}

function atLeast(pixels: number): TileSize {
  // A scale such as 1.3333 must not lead to a larger tile for a hundredth of a pixel.
  return tileSizes.find((size) => size >= Math.floor(pixels)) ?? tileSizes[tileSizes.length - 1] ?? 72;
}

/** Paints images, reading each sheet once. */
export interface TrayPainter {
  key(look: TrayLook, meter: MeterPicture): string;
  paint(look: TrayLook, meter: MeterPicture): TrayImage;
}

/** @param readSheet the bytes of a file under `assets/tray`. */
export function createTrayPainter(readSheet: (file: string) => Buffer): TrayPainter {
  const sheets = new Map<TileSize, AlphaSheet>();
  function sheetOf(size: TileSize): AlphaSheet {
    const sheet = sheets.get(size) ?? readAlphaSheet(readSheet(sheetFile(size)));
    sheets.set(size, sheet);
    return sheet;
  }
  const key = (look: TrayLook, { bars, mark, dimmed }: MeterPicture) =>
    JSON.stringify([planImage(look), bars, mark, dimmed]);
  return {
    key,
    paint(look, meter) {
      const { template, grey, sizes } = planImage(look);
      const bitmaps = sizes.map(({ pixels, scaleFactor }) => ({
        ...paintMeter(sheetOf(pixels), meter, grey),
        scaleFactor,
      }));
      return { key: key(look, meter), template, bitmaps };
    },
  };
}
