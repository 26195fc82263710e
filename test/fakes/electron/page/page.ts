import type { Browser } from './browser.ts';
import type { CdpObject } from './cdp.ts';
import { PRELOAD_WORLD } from './worlds.ts';

/** A tab of the browser with its session. */
export interface Page {
  readonly frame: { readonly id: string };
  expected: string | null;
  /** The isolated world of the page as it is now. */
  preloadContext: number | undefined;
  onLoad: () => void;
  onEvent(listener: (method: string, params: CdpObject) => void): void;
  send(method: string, params?: CdpObject): Promise<CdpObject>;
  close(): Promise<void>;
}

/** Opens a tab whose requests all wait to be answered. */
export async function openPage(chromium: Browser, size: { width: number; height: number }): Promise<Page> {
  const { targetId, sessionId } = await chromium.open();
  const listeners: ((method: string, params: CdpObject) => void)[] = [];
  const page: Page = {
    frame: { id: targetId },
    expected: null,
    preloadContext: undefined,
    onLoad: () => {},
    onEvent: (listener) => void listeners.push(listener),
    send: (method, params) => chromium.cdp.send(method, params, sessionId),
    close: () => chromium.close(targetId),
  };
  chromium.cdp.onEvent((event) => {
    if (event.sessionId !== sessionId) return;
    const { method, params } = event;
    if (method === 'Runtime.executionContextCreated') {
      const context = params.context as { id: number; name: string; auxData: { frameId: string } };
      // Frames inside have worlds of the same name, which nothing runs in.
      const inMainFrame = context.auxData.frameId === targetId;
      if (context.name === PRELOAD_WORLD && inMainFrame) page.preloadContext = context.id;
    }
    for (const listener of listeners) listener(method, params);
  });
  await page.send('Page.enable');
  await page.send('Runtime.enable');
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  await page.send('Runtime.runIfWaitingForDebugger');
  return page;
}
