import { Menu } from 'electron';

/**
 * macOS finds copy, select all and quit through the application menu, though it is never seen. The
 * other systems need none, and building the default one costs start-up time.
 */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  const menu =
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null;
  Menu.setApplicationMenu(menu);
}
