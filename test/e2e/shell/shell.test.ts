import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { apiNames } from '../../fixtures/api-names.ts';
import { isShown, openPopover, setUpTrayWorld } from './tray-world.ts';

const dist = new URL('../../../dist/', import.meta.url);
const world = setUpTrayWorld();

describe('the shell', () => {
  it('gives the page one frozen object and no other way out', async () => {
    const page = await openPopover(world.launch());
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
      keys: apiNames,
      writable: false,
      leaks: [],
    });
  });

  it('runs the page without a JIT, and asks for that before there is one', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    // There is no WebAssembly without one.
    expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
    const asked = await app.evaluate(({ app: own }) => own.commandLine.getSwitchValue('js-flags'));
    expect(asked).toBe('--jitless');
  });

  it('makes the window as the security checklist asks', async () => {
    const app = world.launch();
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
    const app = world.launch();
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
    const app = world.launch();
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

  it('keeps schemas and Node out of the preload script', async () => {
    const source = await readFile(new URL('preload.cjs', dist), 'utf8');
    expect([...source.matchAll(/require\(["']([^"']+)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(source).not.toMatch(/valibot|strictObject/);
    expect(source.length).toBeLessThan(4_000);
  });
});
