import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GlanceApi } from '../../electron/shared/contract.ts';
import type { Result } from '../../electron/shared/result.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { context, meta, record, started } from '../core/usage/lines.ts';
import { launchTray, type SharedBrowser, startBrowser, type TrayApp } from './electron/launch.ts';

const THREAD = '01a20609-89f6-7612-a58e-ff9ccaeb9f57';
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

let shared: SharedBrowser;
let folder: string;
let rollout: string;
let running: TrayApp[] = [];

beforeAll(async () => {
  shared = await startBrowser();
});

afterAll(async () => {
  await shared.close();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codex-glance-tray-'));
  const [day = ''] = new Date().toISOString().split('T');
  const name = `rollout-${day}T00-00-00-${THREAD}.jsonl`;
  rollout = join(folder, 'codex', 'sessions', ...day.split('-'), name);
  await mkdir(dirname(rollout), { recursive: true });
  const at = new Date().toISOString();
  await writeFile(
    rollout,
    meta({}, { at }) + started({ at }) + context({ at }) + record('r1', 1_000, 200, { at }),
  );
});

afterEach(async () => {
  for (const app of running) await app.close();
  running = [];
  await closeTabs();
  await rm(folder, { recursive: true, force: true });
});

function launch(args: readonly string[] = []): TrayApp {
  const app = launchTray(shared, {
    cwd: folder,
    args,
    env: {
      HOME: folder,
      CODEX_HOME: join(folder, 'codex'),
      CODEX_GLANCE_STATE: join(folder, 'state'),
    },
  });
  running.push(app);
  return app;
}

async function closeTabs(): Promise<void> {
  for (const context of shared.browser.contexts()) {
    for (const page of context.pages()) if (page.url().includes('.electron.test')) await page.close();
  }
}

/** The tray icon is there and the first read is over. */
async function ready(app: TrayApp): Promise<void> {
  await vi.waitFor(
    async () => {
      const toolTip = await app.evaluate(({ outside }) => outside.tray().toolTip);
      expect(toolTip).toMatch(/tokens today/);
    },
    { timeout: 15_000, interval: 50 },
  );
}

async function openPopover(app: TrayApp): Promise<Page> {
  await ready(app);
  await app.evaluate(({ outside }) => outside.clickTray());
  const page = await app.page();
  await vi.waitFor(async () => expect(await isShown(app)).toBe(true), { timeout: 10_000 });
  return page;
}

const isShown = (app: TrayApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);

const sentCount = (app: TrayApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.sent.length ?? 0);

/** Asks through the page's own bridge. */
const ask = (page: Page) =>
  page.evaluate(async () => {
    const { glance } = window as unknown as { glance: GlanceApi };
    return await glance.getSnapshot();
  });

function total(result: Result<Snapshot>): number {
  if (!result.ok) throw new Error(result.message);
  return result.value.usage.today.tokens.total;
}

/** A server on loopback that a page must not reach. `close` tells how many connections there were. */
async function countConnections(): Promise<{ port: number; close(): Promise<number> }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () => new Promise((resolve) => server.close(() => resolve(connections))),
  };
}

describe('the tray host', () => {
  it('starts with an icon, a tooltip and a menu, and no window', async () => {
    const app = launch();
    await ready(app);
    const tray = await app.evaluate(({ outside, BrowserWindow, app: electronApp }) => ({
      toolTip: outside.tray().toolTip,
      image: { empty: outside.tray().image.isEmpty(), path: outside.tray().image.path },
      menu: outside.tray().menu?.labels(),
      windows: BrowserWindow.getAllWindows().length,
      sandboxed: electronApp.sandboxed,
    }));
    expect(tray.toolTip).toMatch(/^Codex Glance: .*1\.2K tokens today/);
    expect(tray.image).toEqual({ empty: false, path: expect.stringMatching(/tray-light-24\.png$/) });
    expect(tray.menu?.[0]).toBe('Open Codex Glance');
    expect(tray.menu).toContain('Today: 1.2K tokens');
    expect(tray.menu).toContain('OTel logs: off');
    expect(tray.windows).toBe(0);
    expect(tray.sandboxed).toBe(true);
    expect(app.diagnostics()).toBe('');
  });

  it('opens the popover with the sessions of the Codex home, placed inside the work area', async () => {
    const app = launch();
    const page = await openPopover(app);
    expect(page.url()).toBe('https://popover.app.electron.test/index.html');
    await page.getByText('1.2K').first().waitFor();
    expect(total(await ask(page))).toBe(1_200);
    const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toEqual({ x: 1920 - 360 - 8, y: 40, width: 360, height: 520 });
  });

  it('shows a change of the home while the popover is open, within a second', async () => {
    const app = launch();
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
    const start = performance.now();
    await appendFile(rollout, record('r2', 30_000, 4_000, { at: new Date().toISOString() }));
    await page.getByText('35.2K').first().waitFor({ timeout: 5_000 });
    const took = Math.round(performance.now() - start);
    console.log(`A line of a session was on the popover after ${took} ms.`);
    expect(took).toBeLessThan(1_000);
    await vi.waitFor(
      async () =>
        expect(await app.evaluate(({ outside }) => outside.tray().toolTip)).toMatch(/35\.2K tokens today/),
      { timeout: 5_000 },
    );
  });

  it('hides on Esc, sends nothing while hidden, and is up to date when shown again', async () => {
    const app = launch();
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await isShown(app)).toBe(false), { timeout: 5_000 });

    const before = await sentCount(app);
    await appendFile(rollout, record('r2', 30_000, 4_000, { at: new Date().toISOString() }));
    await vi.waitFor(
      async () =>
        expect(await app.evaluate(({ outside }) => outside.tray().toolTip)).toMatch(/35\.2K tokens today/),
      { timeout: 5_000 },
    );
    expect(await sentCount(app)).toBe(before);

    await app.evaluate(({ outside }) => outside.clickTray());
    await vi.waitFor(async () => expect(await isShown(app)).toBe(true));
    await page.getByText('35.2K').first().waitFor({ timeout: 5_000 });
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('closes on a click on its icon and on one elsewhere', async () => {
    const app = launch();
    await openPopover(app);
    await app.evaluate(({ outside }) => outside.clickTray());
    expect(await isShown(app)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await app.evaluate(({ outside }) => outside.clickTray());
    await vi.waitFor(async () => expect(await isShown(app)).toBe(true));
    await app.evaluate(({ outside }) => outside.clickElsewhere());
    expect(await isShown(app)).toBe(false);
  });

  it('acts from its menu, and quits cleanly though the popover does not close', async () => {
    const app = launch();
    await ready(app);
    await app.evaluate(({ outside }) => outside.tray().menu?.choose('Open Codex Glance'));
    await vi.waitFor(async () => expect(await isShown(app)).toBe(true), { timeout: 10_000 });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await vi.waitFor(async () => expect(await isShown(app)).toBe(false));
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    // The answer may be lost with the process.
    await app.evaluate(({ outside }) => outside.tray().menu?.choose('Quit Codex Glance')).catch(() => {});
    expect(await app.exited).toBe(0);
  });

  it('lets a second start open the popover of the first', async () => {
    const app = launch();
    await ready(app);
    const second = launch();
    expect(await second.exited).toBe(0);
    await vi.waitFor(async () => expect(await isShown(app)).toBe(true), { timeout: 10_000 });
  });

  it('makes a new page after a crash', async () => {
    const app = launch();
    const crashed = await openPopover(app);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.crash());
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    await vi.waitFor(() => expect(crashed.isClosed()).toBe(true), { timeout: 5_000 });
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
  });

  it('follows theme and displays', async () => {
    const app = launch();
    const page = await openPopover(app);
    await app.evaluate(({ outside, screen }) => {
      outside.setDark(true);
      screen.resize({ x: 0, y: 0, width: 800, height: 600 }, { x: 0, y: 0, width: 800, height: 560 }, 2);
    });
    const seen = await app.evaluate(({ outside, BrowserWindow }) => ({
      image: outside.tray().image.path,
      bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    }));
    expect(seen.image).toMatch(/tray-dark-48\.png$/);
    expect(seen.bounds).toEqual({ x: 432, y: 32, width: 360, height: 520 });
    await vi.waitFor(async () =>
      expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true),
    );
  });
});

describe('the shell', () => {
  it('gives the page one frozen object and no other way out', async () => {
    const page = await openPopover(launch());
    const seen = await page.evaluate(() => {
      const world = window as unknown as Record<string, unknown>;
      const { glance } = world;
      return {
        frozen: Object.isFrozen(glance),
        keys: Object.keys(glance as object).sort(),
        writable: Object.getOwnPropertyDescriptor(window, 'glance')?.writable,
        leaks: ['require', 'process', 'module', 'ipcRenderer', 'electron', '__electronStandIn'].filter(
          (name) => name in world,
        ),
      };
    });
    expect(seen).toEqual({
      frozen: true,
      keys: ['closePopover', 'getSnapshot', 'host', 'onSnapshot', 'refresh', 'setDemo'],
      writable: false,
      leaks: [],
    });
  });

  it('makes the window as the security checklist asks', async () => {
    const app = launch();
    await openPopover(app);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const {
        session: _session,
        preload,
        ...rest
      } = BrowserWindow.getAllWindows()[0]?.options.webPreferences ?? {};
      return { ...rest, preload: preload?.split(/[\\/]/).at(-1) };
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      preload: 'preload.cjs',
    });
    for (const never of [
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ]) {
      expect(preferences).not.toHaveProperty(never);
    }
  });

  it('refuses every sender but the popover, and runs nothing for it', async () => {
    const app = launch();
    await openPopover(app);
    const answers = await app.evaluate(async ({ BrowserWindow, outside, ipcMain }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window.');
      const [channel = ''] = ipcMain.handlers.keys();
      const sender = window.webContents;
      const { url } = sender.mainFrame;
      const forged = {
        innerFrame: { sender, senderFrame: { url } },
        noFrame: { sender, senderFrame: null },
        otherWindow: {
          sender: { ...sender, id: 99, isDestroyed: () => false },
          senderFrame: sender.mainFrame,
        },
      };
      const results: Record<string, unknown> = { channels: ipcMain.handlers.size };
      for (const [name, from] of Object.entries(forged)) {
        results[name] = await outside.invokeAs(from, channel, ['popover.close', {}]);
      }
      sender.mainFrame.url = 'https://evil.example/';
      results.foreignPage = await outside.invokeAs({ sender, senderFrame: sender.mainFrame }, channel, [
        'popover.close',
        {},
      ]);
      sender.mainFrame.url = url;
      return results;
    });
    const refusal = {
      error: null,
      value: { ok: false, code: 'untrusted-sender', message: 'Only the popover may ask.' },
    };
    expect(answers).toEqual({
      channels: 1,
      innerFrame: refusal,
      noFrame: refusal,
      otherWindow: refusal,
      foreignPage: refusal,
    });
    expect(await isShown(app)).toBe(true);
  });

  it('refuses requests that the contract does not know', async () => {
    const app = launch();
    await openPopover(app);
    const codes = await app.evaluate(async ({ BrowserWindow, outside, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      if (sender === undefined) throw new Error('There is no window.');
      const [channel = ''] = ipcMain.handlers.keys();
      const from = { sender, senderFrame: sender.mainFrame };
      const bad: unknown[][] = [
        [],
        ['nope', {}],
        ['toString', {}],
        ['demo.set', { on: 1 }],
        ['snapshot.get', { a: 1 }],
      ];
      const seen: unknown[] = [];
      for (const args of bad) {
        const { value } = await outside.invokeAs(from, channel, args);
        seen.push((value as { code?: unknown }).code);
      }
      return seen;
    });
    expect(codes).toEqual([
      'unknown-request',
      'unknown-request',
      'unknown-request',
      'invalid-request',
      'invalid-request',
    ]);
  });

  it('lets the page go nowhere, open nothing and connect to nothing', async () => {
    const app = launch();
    const page = await openPopover(app);
    const url = page.url();
    const listener = await countConnections();
    await page.evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await page.evaluate(() => {
      location.href = 'data:text/html,evil';
    });
    await page.evaluate(() => void window.open('https://evil.example/'));
    const open = await page.evaluate(async (port) => {
      const tries: Record<string, () => Promise<unknown>> = {
        own: () => fetch('/index.html'),
        fetch: () => fetch(`http://127.0.0.1:${port}/fetch`, { mode: 'no-cors' }),
        socket: () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`);
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        image: () =>
          new Promise((resolve, reject) => {
            const image = new Image();
            image.onload = resolve;
            image.onerror = reject;
            image.src = `http://127.0.0.1:${port}/image`;
          }),
        inline: async () => {
          const script = document.createElement('script');
          script.textContent = 'window.inlineRan = true';
          document.body.append(script);
          if (!('inlineRan' in window)) throw new Error('refused');
        },
        frame: async () => {
          const frame = document.createElement('iframe');
          frame.src = `http://127.0.0.1:${port}/frame`;
          document.body.append(frame);
          throw new Error('counted by the server');
        },
        // Says that it was sent whether or not it was.
        beacon: async () => {
          navigator.sendBeacon(`http://127.0.0.1:${port}/beacon`);
          throw new Error('counted by the server');
        },
      };
      const open: string[] = [];
      for (const [name, run] of Object.entries(tries)) {
        await run().then(
          () => open.push(name),
          () => {},
        );
      }
      return open;
    }, listener.port);
    expect(open).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await listener.close()).toBe(0);
    expect(page.url()).toBe(url);
    const popups = await app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.popups,
    );
    expect(popups).toEqual([{ url: 'https://evil.example/', action: 'deny' }]);
    expect(
      shared.browser
        .contexts()[0]
        ?.pages()
        .filter((each) => each.url().includes('evil')),
    ).toEqual([]);
    expect(total(await ask(page))).toBe(1_200);
  });

  it('denies every permission, every request but the page, and embedded views', async () => {
    const app = launch();
    await openPopover(app);
    const seen = await app.evaluate(async ({ session, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const own = window?.webContents.session;
      if (window === undefined || own === undefined) throw new Error('There is no window.');
      const denied = [];
      for (const each of [own, session.defaultSession]) {
        const requested = await new Promise((resolve) =>
          each.permissionRequest?.({} as never, 'media' as never, resolve, {} as never),
        );
        denied.push({
          requested,
          checked: each.permissionCheck?.(null, 'geolocation' as never, '', {} as never),
          device: each.devicePermission?.({} as never),
          network: await each.allows('https://example.com/'),
          loopback: await each.allows('http://127.0.0.1/'),
          file: await each.allows('file:///etc/passwd'),
          page: await each.allows('app://popover/index.html'),
        });
      }
      let prevented = false;
      window.webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) }, {}, {});
      return { denied, prevented, partition: own.partition };
    });
    const nothing = {
      requested: false,
      checked: false,
      device: false,
      network: false,
      loopback: false,
      file: false,
      page: true,
    };
    expect(seen.denied).toEqual([nothing, nothing]);
    expect(seen.prevented).toBe(true);
    expect(seen.partition).not.toMatch(/^persist:/);
  });

  it('serves the page alone, with a policy that allows no connection', async () => {
    const app = launch();
    await openPopover(app);
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const handler = BrowserWindow.getAllWindows()[0]?.webContents.session.protocol.handlers.get('app');
      const get = async (path: string) => {
        const response = await handler?.(new Request(`app://popover${path}`));
        return { status: response?.status, policy: response?.headers.get('content-security-policy') };
      };
      const outsidePage = ['/../main.js', '/%2e%2e/main.js', '/..%2fmain.js', '/nothing.js'];
      return { page: await get('/index.html'), outside: await Promise.all(outsidePage.map(get)) };
    });
    expect(seen.page).toEqual({ status: 200, policy: expect.stringContaining("connect-src 'none'") });
    expect(seen.outside.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('keeps schemas and Node out of the preload script', async () => {
    const source = await readFile(join(dist, 'preload.cjs'), 'utf8');
    expect([...source.matchAll(/require\(["']([^"']+)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(source).not.toMatch(/valibot|strictObject/);
    expect(source.length).toBeLessThan(4_000);
  });
});
