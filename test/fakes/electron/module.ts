/**
 * The fake that replaces `electron` in tests: the part of the main process's API that is used, each member
 * checked against Electron's own types where it is declared. What a user or the system does has a method of its own.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { globalShortcut } from './global-shortcut.ts';
export { ipcMain } from './ipc-main.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { powerMonitor } from './power-monitor.ts';
export { safeStorage } from './safe-storage.ts';
export { screen } from './screen.ts';
export { protocol, session } from './session.ts';
export { shell } from './shell.ts';
export { Menu, nativeImage, Tray } from './tray.ts';

import { BrowserWindow } from './browser-window.ts';
import { answerInvoke } from './ipc-main.ts';
import { nativeTheme } from './native-theme.ts';
import { Tray } from './tray.ts';
import { trayUser } from './tray-user.ts';

/** What the user and the system do. */
export const outside = {
  ...trayUser(Tray.all, BrowserWindow.getFocusedWindow),
  setDark(dark: boolean): void {
    nativeTheme.change(dark);
    for (const window of BrowserWindow.getAllWindows()) void window.webContents.setColorScheme(dark);
  },
  /** A message that claims to come from any sender. */
  invokeAs: answerInvoke,
};
