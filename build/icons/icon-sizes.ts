/** Side lengths in the macOS icon, in pixels: 16 to 512 points, each also at twice the scale. */
export const MAC_SIZES = [16, 32, 64, 128, 256, 512, 1024] as const;

/** Of the Windows icon: small and large, in lists and in the taskbar, at 100 to 400 %. */
export const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256] as const;

/** Of the Linux icons, the sizes of the hicolor theme. */
export const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;

/** An icon at one size. */
export interface Drawing {
  /** Pixels on each side. */
  readonly size: number;
  readonly png: Uint8Array;
  /** Red, green, blue and alpha of each pixel, row by row from the top; colours are not premultiplied. */
  readonly rgba: Uint8Array;
}
