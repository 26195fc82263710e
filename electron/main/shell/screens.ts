import { nativeTheme, screen } from 'electron';
import type { TrayLook } from '../tray/tray-image.ts';

/** The primary display first. */
export function displays() {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter((display) => display.id !== primary.id)];
}

/** How the tray has to look now. */
export function trayLook(platform: NodeJS.Platform): TrayLook {
  return {
    platform,
    // Linux does not distinguish the theme of the panel from that of apps.
    dark:
      platform === 'linux'
        ? nativeTheme.shouldUseDarkColors
        : nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
    scales: displays().map(({ scaleFactor }) => scaleFactor),
  };
}

/** Follows changes of displays and theme as long as the app runs. */
export function followScreens(reposition: () => void, view: { restyle(): void }): void {
  const onChange = () => {
    reposition();
    view.restyle();
  };
  screen.on('display-metrics-changed', onChange);
  screen.on('display-added', onChange);
  screen.on('display-removed', onChange);
  nativeTheme.on('updated', () => view.restyle());
}
