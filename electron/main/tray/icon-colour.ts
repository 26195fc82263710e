/** How an icon is coloured. */
export interface IconColour {
  /** The system colours it by its alpha. */
  readonly template: boolean;
  /** 0 (black) to 255 (white). */
  readonly grey: number;
}

const ON_DARK = 255;
const ON_LIGHT = 27;

/** Decides the colour of the tray's icon: macOS colours a template itself; elsewhere it stands out from the panel. */
export function decideIconColour(platform: NodeJS.Platform, isPanelDark: boolean): IconColour {
  if (platform === 'darwin') return { template: true, grey: 0 };
  return { template: false, grey: isPanelDark ? ON_DARK : ON_LIGHT };
}
