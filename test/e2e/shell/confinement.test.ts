import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { askToday, openPopover, setUpTrayWorld } from './tray-world.ts';

const world = setUpTrayWorld();

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

describe('the page', () => {
  it('lets the page go nowhere, open nothing and connect to nothing', async () => {
    const app = world.launch();
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
    expect(world.pages().filter((each) => each.url().includes('evil'))).toEqual([]);
    expect(await askToday(page)).toBe(1_200);
  });

  it('denies every permission, every request but the page, and embedded views', async () => {
    const app = world.launch();
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
    const app = world.launch();
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
});
