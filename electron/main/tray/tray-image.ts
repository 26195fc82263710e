/** What decides which image the tray shows. */
export interface TrayLook {
  readonly platform: NodeJS.Platform;
  /** The panel that holds the icon is dark. */
  readonly dark: boolean;
  /** The highest scale factor of any display. */
  readonly scale: number;
}

/** A file under `assets/tray`. `template`: the system colours it by its alpha. */
export interface TrayImage {
  readonly file: string;
  readonly template: boolean;
}

/** Sizes in pixels that Linux images are drawn in: a 24-pixel panel at scales 1, 2 and 3. */
export const linuxSizes = [24, 48, 72] as const;

/**
 * macOS takes one template image (its `@2x` stands beside it), Windows an icon with every size in it,
 * Linux one image as large as the sharpest display needs, because it is not scaled up there.
 */
export function trayImage({ platform, dark, scale }: TrayLook): TrayImage {
  if (platform === 'darwin') return { file: 'trayTemplate.png', template: true };
  const panel = dark ? 'dark' : 'light';
  if (platform === 'win32') return { file: `tray-${panel}.ico`, template: false };
  const size = linuxSizes.find((each) => each >= 24 * scale) ?? linuxSizes[linuxSizes.length - 1];
  return { file: `tray-${panel}-${size}.png`, template: false };
}
