import { BrowserWindow } from 'electron';
import { SNAPSHOT_CHANNEL } from '../../shared/contract/channels.ts';
import type { DeskWindow, DeskWindowEvents } from '../desk/desk.ts';
import { LEAST_SIZE } from '../desk/desk-bounds.ts';
import type { Rectangle } from '../popover/geometry.ts';
import { PAGE_URL } from '../security/page-origin.ts';
import { type PageWindowOptions, pageBackground, pagePreferences } from './page-preferences.ts';

/** Creates an ordinary window for the page, and connects its events. The page is not loaded yet. */
export function createDeskWindow(
  options: PageWindowOptions,
  bounds: Rectangle,
  events: DeskWindowEvents,
): DeskWindow {
  const { dark, trustedIds, isHiddenFromCapture } = options;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: 'Codex Glance',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: pageBackground(dark),
    webPreferences: pagePreferences(options),
  });
  const contents = window.webContents;
  const { id } = contents;
  trustedIds.add(id);
  for (const name of ['resize', 'move', 'close'] as const) {
    // One overload a name, which all take the same.
    window.on(name as 'resize', () => events.onBounds());
  }
  window.on('restore', () => events.onSeen());
  window.on('show', () => events.onSeen());
  window.on('closed', () => {
    trustedIds.delete(id);
    events.onGone();
  });
  contents.on('render-process-gone', () => events.onGone());
  const alive = (run: () => void) => {
    if (!window.isDestroyed()) run();
  };
  return {
    load: () => window.loadURL(PAGE_URL),
    show: () =>
      alive(() => {
        window.setContentProtection(isHiddenFromCapture());
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }),
    isSeen: () => !window.isDestroyed() && window.isVisible() && !window.isMinimized(),
    send: (snapshot) =>
      alive(() => {
        window.setContentProtection(isHiddenFromCapture());
        contents.send(SNAPSHOT_CHANNEL, snapshot);
      }),
    bounds: () => window.getNormalBounds(),
    destroy: () => alive(() => window.destroy()),
  };
}
