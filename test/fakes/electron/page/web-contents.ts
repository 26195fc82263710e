import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { answerInvoke } from '../ipc-main.ts';
import { preventable } from '../preventable.ts';
import type { Session } from '../session.ts';
import { browser } from './browser.ts';
import type { CdpObject } from './cdp.ts';
import { openPage, type Page } from './page.ts';
import { answerRequest, type PausedRequest } from './page-requests.ts';
import { fromPage, toPage } from './urls.ts';
import { BINDING, mainWorldSource, PRELOAD_WORLD, preloadWorldSource, type WorldMessage } from './worlds.ts';

type Used = 'id' | 'send' | 'isDestroyed' | 'isDevToolsFocused' | 'setWindowOpenHandler' | 'getURL';
type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** A frame as messages name it. The same object as long as the frame lives. */
export class WebFrame implements Pick<Electron.WebFrameMain, 'url' | 'origin'> {
  url = '';

  get origin(): string {
    const match = /^[a-z]+:\/\/[^/]*/i.exec(this.url);
    return match?.[0] ?? 'null';
  }
}

let lastId = 0;

/** A page of real Chromium behind the part of WebContents that is used. */
export class WebContents extends EventEmitter implements Pick<Electron.WebContents, Used> {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame = new WebFrame();
  /** What the page was sent, for tests that count it. */
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = [];
  readonly popups: { readonly url: string; readonly action: 'allow' | 'deny' }[] = [];
  windowOpen: WindowOpenHandler = () => ({ action: 'allow' });
  #destroyed = false;
  readonly #preload: string | null;
  readonly #opened: Promise<Page>;
  #page: Page | null = null;

  constructor(
    session: Session,
    preferences: Electron.WebPreferences,
    size: { width: number; height: number },
  ) {
    super();
    lastId += 1;
    this.id = lastId;
    this.session = session;
    this.#preload = preferences.preload === undefined ? null : readFileSync(preferences.preload, 'utf8');
    this.#opened = this.#open(size);
    // Told by loadURL.
    this.#opened.catch(() => {});
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpen = handler;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isDevToolsFocused(): boolean {
    return false;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args: structuredClone(args) });
    void this.#inPreload(`__electronDeliver(${JSON.stringify(channel)}, ${JSON.stringify(args)})`);
  }

  /** Ends when the page has loaded; fails where it cannot be. */
  async load(url: string): Promise<void> {
    const page = await this.#opened;
    // Requests carry no fragment.
    page.expected = toPage(url).replace(/#.*$/, '');
    const loaded = new Promise<void>((resolve) => {
      page.onLoad = resolve;
    });
    const { errorText } = await page.send('Page.navigate', { url: toPage(url) });
    if (typeof errorText === 'string' && errorText !== '') {
      this.emit('did-fail-load', {}, -1, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await loaded;
    this.emit('did-finish-load', {});
  }

  async setColorScheme(dark: boolean): Promise<void> {
    const page = await this.#opened;
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await page.send('Emulation.setEmulatedMedia', { features });
  }

  /** The page's process ends, as in a crash. */
  crash(): void {
    this.#page?.send('Page.crash').catch(() => {});
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
    this.#opened.then((page) => page.close()).catch(() => {});
  }

  async #open(size: { width: number; height: number }): Promise<Page> {
    const page = await openPage(await browser(), size);
    this.#page = page;
    const { id } = page.frame;
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource });
    await page.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD });
    if (this.#preload !== null) {
      const source = preloadWorldSource(this.#preload);
      await page.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD });
    }
    page.onEvent((method, params) => void this.#onPageEvent(page, id, method, params));
    return page;
  }

  async #onPageEvent(page: Page, mainFrameId: string, method: string, params: CdpObject): Promise<void> {
    if (method === 'Page.loadEventFired') page.onLoad();
    if (method === 'Page.frameNavigated') {
      const { id, url, urlFragment = '' } = params.frame as { id: string; url: string; urlFragment?: string };
      if (id === mainFrameId) this.mainFrame.url = fromPage(url + urlFragment);
    }
    if (method === 'Page.navigatedWithinDocument' && params.frameId === mainFrameId) {
      this.mainFrame.url = fromPage(String(params.url));
    }
    if (method === 'Page.windowOpen') this.#onWindowOpen(fromPage(String(params.url)));
    if (method === 'Runtime.bindingCalled') {
      await this.#onWorldMessage(JSON.parse(String(params.payload)) as WorldMessage);
    }
    if (method === 'Fetch.requestPaused') {
      await answerRequest(this, page, mainFrameId, params as unknown as PausedRequest).catch(() => {});
    }
  }

  /** The browser has closed the new window already; what counts is whether it would have been allowed. */
  #onWindowOpen(url: string): void {
    const { action } = this.windowOpen({ url } as Electron.HandlerDetails);
    this.popups.push({ url, action });
  }

  async #onWorldMessage(message: WorldMessage): Promise<void> {
    if (message.kind === 'key') {
      this.emit('before-input-event', preventable(), { type: message.type, key: message.key });
      return;
    }
    const { id, channel, args } = message;
    const sender = { sender: this, senderFrame: this.mainFrame };
    const { error, value } = await answerInvoke(sender, channel, args);
    await this.#inPreload(
      `__electronSettle(${id}, ${JSON.stringify(error)}, ${JSON.stringify(value ?? null)})`,
    );
  }

  async #inPreload(expression: string): Promise<void> {
    const page = this.#page;
    const contextId = page?.preloadContext;
    if (this.#destroyed || page === null || contextId === undefined) return;
    await page.send('Runtime.evaluate', { expression, contextId }).catch(() => {});
  }
}
