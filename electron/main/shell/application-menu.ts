import { Menu } from 'electron';

/**
 * Sets the menu through which macOS finds copy, select all and quit, though it is never visible. The other systems
 * need none, and building the default one takes start-up time.
 */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  const menu =
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null;
  Menu.setApplicationMenu(menu);
}
