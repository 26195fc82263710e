/**
 * Replaces `electron` in a test on real Electron: the real module, which also records what a test asks about. It has
 * the same names as the fake, so that the same tests run on both. What only a system can do, such as plugging in a
 * display, it refuses.
 */

import type * as Electron from 'electron';
import electron from 'electron';
import { trayUser } from './tray-user.ts';

export const { dialog, globalShortcut, ipcMain, nativeImage, nativeTheme, powerMonitor, protocol } = electron;
export const { safeStorage, shell } = electron;

/** `sandboxed`: true once `enableSandbox` was called. */
export const app: Electron.App & { sandboxed: boolean } = Object.assign(electron.app, { sandboxed: false });
const enableSandbox = app.enableSandbox.bind(app);
app.enableSandbox = () => {
  app.sandboxed = true;
  enableSandbox();
};

interface SeenContents {
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[];
  readonly popups: { readonly url: string; readonly action: string }[];
  windowOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
}

app.on('web-contents-created', (_event, contents) => {
  const seen: SeenContents = { sent: [], popups: [], windowOpen: () => ({ action: 'allow' }) };
  const send = contents.send.bind(contents);
  const setHandler = contents.setWindowOpenHandler.bind(contents);
  Object.assign(contents, seen, {
    send(channel: string, ...args: unknown[]) {
      seen.sent.push({ channel, args });
      send(channel, ...args);
    },
    setWindowOpenHandler(handler: SeenContents['windowOpen']) {
      const observed: SeenContents['windowOpen'] = (details) => {
        const answer = handler(details);
        seen.popups.push({ url: details.url, action: answer.action });
        return answer;
      };
      Object.assign(contents, { windowOpen: handler });
      setHandler(observed);
    },
    crash: () => contents.forcefullyCrashRenderer(),
  });
});

/** The windows, each with the options that it was made with. */
export class BrowserWindow extends electron.BrowserWindow {
  readonly options: Electron.BrowserWindowConstructorOptions;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options);
    this.options = options;
  }
}

const notifications: Notification[] = [];
let supported: boolean | null = null;

export class Notification extends electron.Notification {
  static all(): readonly Notification[] {
    return notifications;
  }

  static support(next: boolean): void {
    supported = next;
  }

  static override isSupported(): boolean {
    return supported ?? electron.Notification.isSupported();
  }

  override show(): void {
    notifications.push(this);
    super.show();
  }

  click(): void {
    this.emit('click', {});
  }
}

interface SeenMenu {
  labels(): string[];
  choose(label: string): void;
}

/** A menu as its user sees it. */
function seenMenu(menu: Electron.Menu): SeenMenu {
  return {
    labels: () =>
      menu.items.map(({ type, label }) => (type === 'separator' ? '-' : label.replaceAll('&&', '&'))),
    choose(label) {
      const item = menu.items.find((each) => each.label === label);
      if (item === undefined || !item.enabled) throw new Error(`The menu offers no ${label}.`);
      item.click();
    },
  };
}

export const { Menu } = electron;

const trays: Tray[] = [];

export class Tray extends electron.Tray {
  toolTip = '';
  title = '';
  menu: SeenMenu | null = null;
  shown: Electron.NativeImage;
  readonly counts = { image: 0, title: 0, toolTip: 0, menu: 0 };

  constructor(image: Electron.NativeImage) {
    super(image);
    this.shown = image;
    trays.push(this);
  }

  static all(): readonly Tray[] {
    return trays.filter((tray) => !tray.isDestroyed());
  }

  /** Its bitmaps by scale factor, as far as their size. */
  get image() {
    const sizes = this.shown.getScaleFactors().map((scale) => {
      const { width, height } = this.shown.getSize(scale);
      return [scale, { width: width * scale, height: height * scale }] as const;
    });
    return { representations: new Map(sizes) };
  }

  override setImage(image: Electron.NativeImage): void {
    this.shown = image;
    this.counts.image += 1;
    super.setImage(image);
  }

  override setTitle(text: string): void {
    this.title = text;
    this.counts.title += 1;
    super.setTitle(text);
  }

  override setToolTip(text: string): void {
    this.toolTip = text;
    this.counts.toolTip += 1;
    super.setToolTip(text);
  }

  override setContextMenu(menu: Electron.Menu | null): void {
    this.menu = menu === null ? null : seenMenu(menu);
    this.counts.menu += 1;
    super.setContextMenu(menu);
  }
}

/** The machine does not sleep in a test; that it came back can be told all the same. */
Object.assign(powerMonitor, { resume: () => powerMonitor.emit('resume') });

/** Displays are the system's: a test cannot change them. */
export const screen: Electron.Screen & { resize(): never } = Object.assign(electron.screen, {
  resize(): never {
    throw new Error('A test cannot change the displays of a real system.');
  },
});

interface SeenSession {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
}

app.on('session-created', (session) => {
  const seen: SeenSession = { permissionRequest: null, permissionCheck: null, devicePermission: null };
  const { setPermissionRequestHandler, setPermissionCheckHandler, setDevicePermissionHandler } = session;
  Object.assign(session, seen, {
    setPermissionRequestHandler(handler: SeenSession['permissionRequest']) {
      Object.assign(session, { permissionRequest: handler });
      setPermissionRequestHandler.call(session, handler);
    },
    setPermissionCheckHandler(handler: SeenSession['permissionCheck']) {
      Object.assign(session, { permissionCheck: handler });
      setPermissionCheckHandler.call(session, handler);
    },
    setDevicePermissionHandler(handler: SeenSession['devicePermission']) {
      Object.assign(session, { devicePermission: handler });
      setDevicePermissionHandler.call(session, handler);
    },
  });
});

export const { session } = electron;

/** Electron keeps the handlers of `ipcMain.handle` in a map of its own. */
interface WithHandlers {
  readonly _invokeHandlers: ReadonlyMap<string, (event: object, ...args: unknown[]) => unknown>;
}

/** What the user and the system do. */
export const outside = {
  ...trayUser(Tray.all, BrowserWindow.getFocusedWindow),
  setDark(dark: boolean): void {
    nativeTheme.themeSource = dark ? 'dark' : 'light';
  },
  async invokeAs(
    from: { readonly sender: object; readonly senderFrame: object | null },
    channel: string,
    args: readonly unknown[],
  ): Promise<{ readonly error: string | null; readonly value?: unknown }> {
    const handler = (ipcMain as unknown as WithHandlers)._invokeHandlers.get(channel);
    if (handler === undefined) return { error: `No handler registered for '${channel}'` };
    try {
      return { error: null, value: await handler({ ...from, frameId: 1, processId: 1 }, ...args) };
    } catch (error) {
      return { error: String(error) };
    }
  },
};
