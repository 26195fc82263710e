import type { Settings } from '../settings.ts';

/** The tray as it is now, to choose from what it shows. */
export interface TrayPreview {
  /** The icon: edge length in pixels, and the alpha of each pixel, row by row, as base64. */
  readonly icon: { readonly size: number; readonly alpha: string };
  /** What would stand beside it, by setting; null where the system has no place for it. */
  readonly titles: Readonly<Record<Settings['trayTitle'], string>> | null;
}
