import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { app } from './app.ts';
import { nativeTheme } from './native-theme.ts';
import { WebContents } from './page/web-contents.ts';
import { preventable } from './preventable.ts';
import { readiness, type Session, session } from './session.ts';

type Used =
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'setBounds'
  | 'getBounds'
  | 'setAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'setContentProtection'
  | 'isContentProtected'
  | 'getNormalBounds'
  | 'isMinimized'
  | 'minimize'
  | 'restore';

const all = new Set<BrowserWindow>();

/** A window that exists only as its page and its state. */
export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Used> {
  readonly webContents: WebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  #bounds: Electron.Rectangle;
  #visible: boolean;
  #focused = false;
  #destroyed = false;
  #protected = false;
  #minimized = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!readiness.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const { width = 800, height = 600, x = 0, y = 0, webPreferences = {} } = options;
    this.options = options;
    this.#bounds = { x, y, width, height };
    this.#visible = options.show !== false;
    const own = (webPreferences.session as Session | undefined) ?? session.defaultSession;
    this.webContents = new WebContents(own, webPreferences, { width, height });
    void this.webContents.setColorScheme(nativeTheme.shouldUseDarkColors);
    all.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...all].find((window) => window.isFocused()) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (this.#focused) return;
    BrowserWindow.getFocusedWindow()?.blur();
    this.#focused = true;
    this.emit('focus');
  }

  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.emit('blur', {});
  }

  close(): void {
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#focused = false;
    this.#visible = false;
    all.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (all.size === 0) app.onAllWindowsClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isFocused(): boolean {
    return this.#focused;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    for (const value of Object.values(bounds)) {
      if (!Number.isInteger(value)) throw new TypeError('Error processing argument at index 0');
    }
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  minimize(): void {
    this.#minimized = true;
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#minimized) return;
    this.#minimized = false;
    this.emit('restore');
  }

  setAlwaysOnTop(): void {}

  setVisibleOnAllWorkspaces(): void {}

  setContentProtection(enable: boolean): void {
    this.#protected = enable;
  }

  isContentProtected(): boolean {
    return this.#protected;
  }
}
