import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { CommandLine } from './command-line.ts';
import { closeTabs } from './page/browser.ts';
import { preventable } from './preventable.ts';
import { readiness } from './session.ts';
import { claimInstance } from './single-instance.ts';

type Used =
  | 'isPackaged'
  | 'commandLine'
  | 'enableSandbox'
  | 'whenReady'
  | 'isReady'
  | 'setPath'
  | 'getPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'requestSingleInstanceLock'
  | 'setActivationPolicy'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'quit'
  | 'exit';

/** Windows are told to close before the app quits; the module that makes them would be a circle. */
interface Closable {
  close(): void;
  isDestroyed(): boolean;
}

class App extends EventEmitter implements Pick<Electron.App, Used> {
  readonly isPackaged = false;
  readonly commandLine = new CommandLine();
  /** True once `enableSandbox` was called in time. */
  sandboxed = false;
  readonly #paths = new Map<string, string>();
  readonly #windows = new Set<Closable>();
  readonly #ready: Promise<void>;
  #quitting = false;

  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      this.once('ready', resolve);
    });
    this.on('browser-window-created', (_event: unknown, window: Closable) => this.#windows.add(window));
  }

  /** The main script was evaluated. */
  begin(): void {
    readiness.ready = true;
    this.emit('ready', {}, {});
  }

  /** What the system was told last. */
  loginItem: Electron.Settings | null = null;

  setLoginItemSettings(settings: Electron.Settings): void {
    this.loginItem = settings;
  }

  enableSandbox(): void {
    if (readiness.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return readiness.ready;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path}`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const known = this.#paths.get(name) ?? mkdtempSync(join(tmpdir(), 'electron-stand-in-'));
    this.#paths.set(name, known);
    return known;
  }

  getLocale(): string {
    return 'en-GB';
  }

  getSystemLocale(): string {
    return 'en-GB';
  }

  requestSingleInstanceLock(): boolean {
    return claimInstance(this.getPath('userData'), (argv, cwd) =>
      this.emit('second-instance', {}, argv, cwd, undefined),
    );
  }

  setActivationPolicy(): void {}

  setAppUserModelId(): void {}

  onAllWindowsClosed(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  quit(): void {
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of this.#windows) if (!window.isDestroyed()) window.close();
    // A window that keeps itself open keeps the app running.
    if ([...this.#windows].some((window) => !window.isDestroyed())) {
      this.#quitting = false;
      return;
    }
    const will = preventable();
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    void closeTabs().finally(() => process.exit(code));
  }
}

export const app = new App();
