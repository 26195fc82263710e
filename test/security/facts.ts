import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fuses } from '../../build/packaging/fuses.ts';
import { REQUEST_CHANNEL } from '../../electron/shared/contract/channels.ts';
import { externalLinkNames } from '../../electron/shared/contract/external-links.ts';
import type { TrayApp } from '../e2e/shell/launch.ts';

/** Addresses that are not the page's: by nature remote, local, or code in themselves. */
const foreign = [
  'https://example.com/',
  'http://example.com/',
  'http://127.0.0.1:8080/',
  'ws://example.com/',
  'file:///etc/passwd',
  'ftp://example.com/',
  'data:text/html,hi',
  'app://other/index.html',
];

/** Known links, and what is none. */
const askedLinks = [
  ...externalLinkNames,
  ...foreign,
  'toString',
  '__proto__',
  'javascript:alert(1)',
  'file:///etc/passwd',
];

/** What is seen of the running app, its page and its sources. */
export interface ShellFacts {
  /** Where the page is, and all that it loaded. */
  readonly loaded: readonly string[];
  readonly preferences: Readonly<Record<string, unknown>>;
  /** Every renderer is sandboxed, whatever a window says. */
  readonly sandboxed: boolean;
  readonly policy: string;
  /** What a permission request, a check and a device get, in each session. */
  readonly permissions: readonly boolean[];
  /** Foreign addresses that a session lets through. */
  readonly reachable: readonly string[];
  /** Events that were not prevented. */
  readonly notPrevented: readonly string[];
  readonly popup: string;
  /** Sources that open a link in the browser. */
  readonly openExternal: readonly string[];
  /** What is opened where the page asks for each of `askedLinks`. */
  readonly opened: readonly string[];
  readonly electronMajor: number;
  readonly fuses: Readonly<Record<string, unknown>>;
  /** Globals of the page that are not a browser's. */
  readonly exposed: readonly string[];
  readonly exposedFrozen: boolean;
  /** What those get whose message is not the page's. */
  readonly strangers: readonly string[];
}

export async function gatherFacts(app: TrayApp, page: Page): Promise<ShellFacts> {
  const seen = await app.evaluate(
    async ({ app: own, session, BrowserWindow, outside }, { urls, channel }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window.');
      const { webContents } = window;
      const { session: pages, mainFrame } = webContents;
      const permissions: boolean[] = [];
      const reachable: string[] = [];
      for (const each of [pages, session.defaultSession]) {
        const request = each.permissionRequest;
        const asked = () =>
          new Promise<boolean>((resolve) => request?.({} as never, 'media' as never, resolve, {} as never));
        permissions.push(request ? await asked() : true);
        permissions.push(each.permissionCheck?.(null, 'media' as never, '', {} as never) ?? true);
        permissions.push(each.devicePermission?.({} as never) ?? true);
        for (const url of urls) if (await each.allows(url)) reachable.push(url);
      }
      const notPrevented: string[] = [];
      for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
        let prevented = false;
        const event = {
          preventDefault: () => {
            prevented = true;
          },
        };
        webContents.emit(name, event, {}, {});
        if (!prevented) notPrevented.push(name);
      }
      const handler = pages.protocol.handlers.get('app');
      const response = await handler?.(new Request('app://popover/index.html'));
      const from: readonly (readonly [object, object | null])[] = [
        [{ ...webContents, id: webContents.id + 1, isDestroyed: () => false, mainFrame }, mainFrame],
        [webContents, { url: mainFrame.url }],
        [webContents, null],
      ];
      const strangers: string[] = [];
      for (const [sender, senderFrame] of from) {
        const { value } = await outside.invokeAs({ sender, senderFrame }, channel, ['snapshot.get', {}]);
        strangers.push((value as { code?: string }).code ?? 'answered');
      }
      const { session: _session, preload: _preload, ...preferences } = window.options.webPreferences ?? {};
      return {
        preferences: preferences as Record<string, unknown>,
        sandboxed: own.sandboxed,
        policy: response?.headers.get('content-security-policy') ?? '',
        permissions,
        reachable,
        notPrevented,
        popup: webContents.windowOpen({ url: 'https://example.com/' } as never).action,
        strangers,
        url: webContents.getURL(),
      };
    },
    { urls: foreign, channel: REQUEST_CHANNEL },
  );
  const { url, ...rest } = seen;
  const inPage = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
    frame.remove();
    const glance = Reflect.get(window, 'glance') as object;
    return {
      resources: performance.getEntriesByType('resource').map(({ name }) => name),
      exposed: Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name)),
      exposedFrozen: Object.isFrozen(glance),
    };
  });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedLinks', opened);
    shell.openExternal = async (url) => void opened.push(url);
  });
  await page.evaluate(async (links) => {
    const { openLink } = Reflect.get(window, 'glance') as { openLink(link: string): Promise<unknown> };
    for (const link of links) await openLink(link);
  }, askedLinks);
  const opened = await app.evaluate(() => Reflect.get(globalThis, 'openedLinks') as string[]);
  return {
    ...rest,
    opened,
    loaded: [url, ...inPage.resources],
    exposed: inPage.exposed,
    exposedFrozen: inPage.exposedFrozen,
    openExternal: sourcesWith(/\bopenExternal\b/),
    electronMajor: installedElectron(),
    fuses,
  };
}

function sourcesWith(pattern: RegExp): string[] {
  const root = join(import.meta.dirname, '../../electron');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => pattern.test(readFileSync(join(root, name), 'utf8')));
}

function installedElectron(): number {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  return Number(version.split('.')[0]);
}
