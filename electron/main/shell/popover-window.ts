import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { SNAPSHOT_CHANNEL } from '../../shared/contract/channels.ts';
import type { PopoverWindow, PopoverWindowEvents } from '../popover/popover.ts';
import { isPageUrl, PAGE_URL } from '../security/page-origin.ts';
import { type PageWindowOptions, pageBackground, pagePreferences } from './page-preferences.ts';

/** Device-independent pixels. */
export const POPOVER_SIZE = { width: 360, height: 520 } as const;

export interface PopoverWindowOptions extends PageWindowOptions {
  readonly platform: NodeJS.Platform;
}

/** Creates the window and connects its events. The page is not loaded yet. */
export function createPopoverWindow(
  options: PopoverWindowOptions,
  events: PopoverWindowEvents,
): PopoverWindow {
  const { platform, trustedIds } = options;
  const window = new BrowserWindow(windowOptions(options));
  const contents = window.webContents;
  const { id } = contents;
  trustedIds.add(id);
  if (platform === 'darwin') {
    // Without these the window drags the user to another Space, and the Dock icon flickers.
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    window.setAlwaysOnTop(true, 'pop-up-menu');
  }
  joinEvents(window, platform, events);
  window.on('closed', () => trustedIds.delete(id));

  const alive = (run: () => void) => {
    if (!window.isDestroyed()) run();
  };
  return {
    load: (view) => window.loadURL(view === '' ? PAGE_URL : `${PAGE_URL}#${encodeURIComponent(view)}`),
    view: () => (window.isDestroyed() ? '' : viewOf(contents.getURL())),
    place: ({ x, y, width, height }) => alive(() => window.setBounds({ x, y, width, height })),
    show: () =>
      alive(() => {
        window.setContentProtection(options.isHiddenFromCapture());
        window.show();
      }),
    hide: () => alive(() => window.hide()),
    send: (snapshot) =>
      alive(() => {
        window.setContentProtection(options.isHiddenFromCapture());
        contents.send(SNAPSHOT_CHANNEL, snapshot);
      }),
    devToolsFocused: () => !window.isDestroyed() && contents.isDevToolsFocused(),
    destroy: () => alive(() => window.destroy()),
  };
}

/** Reads the current place from the fragment of the page's address. */
function viewOf(url: string): string {
  return isPageUrl(url) ? decodeFragment(new URL(url).hash.slice(1)) : '';
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return '';
  }
}

function joinEvents(window: BrowserWindow, platform: NodeJS.Platform, events: PopoverWindowEvents): void {
  const contents = window.webContents;
  window.on('blur', () => events.onBlur());
  window.on('close', (event) => {
    // Preventing a close while quitting would cancel the quit.
    if (events.mayClose()) return;
    event.preventDefault();
    // Wayland cannot hide a window while it handles its close request.
    if (platform === 'linux') setImmediate(() => events.onCloseRefused());
    else events.onCloseRefused();
  });
  window.on('closed', () => events.onGone());
  window.on('unresponsive', () => events.onResponsive(false));
  window.on('responsive', () => events.onResponsive(true));
  contents.on('render-process-gone', () => events.onGone());
  contents.on('before-input-event', (_event, input) => {
    if (input.type === 'keyDown' && input.key === 'Escape') events.onEscape();
  });
}

function windowOptions(options: PopoverWindowOptions): BrowserWindowConstructorOptions {
  const { platform, dark } = options;
  return {
    ...POPOVER_SIZE,
    title: 'Codex Glance',
    show: false,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    hiddenInMissionControl: true,
    alwaysOnTop: platform !== 'linux',
    backgroundColor: pageBackground(dark),
    ...(platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: pagePreferences(options),
  };
}
