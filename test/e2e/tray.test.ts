import { describe, expect, it, vi } from 'vitest';
import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import type { TrayApp } from './shell/launch.ts';
import {
  askToday,
  becomes,
  isShown,
  openPopover,
  saysToday,
  setUpTrayWorld,
  windowCount,
} from './shell/tray-world.ts';

const world = setUpTrayWorld();

const sentCount = (app: TrayApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.sent.length ?? 0);

describe('the tray host', () => {
  it('starts with an icon, a tooltip and a menu, and no window', async () => {
    const app = world.launch();
    await saysToday(app, '1.2K');
    const tray = await app.evaluate(({ outside, BrowserWindow, app: electronApp }) => ({
      toolTip: outside.tray().toolTip,
      image: outside.tray().image.representations.get(1)?.width,
      menu: outside.tray().menu?.labels(),
      windows: BrowserWindow.getAllWindows().length,
      sandboxed: electronApp.sandboxed,
    }));
    expect(tray.toolTip).toMatch(/^Codex Glance: .*1\.2K tokens today/);
    expect(tray.image).toBe(24);
    expect(tray.menu?.[0]).toBe('Open Codex Glance');
    expect(tray.menu).toContainEqual(expect.stringMatching(/^Tokens today: 1\.2K/));
    expect(tray.menu).toContain('OTel: logs off, traces off, metrics not checkable');
    expect(tray.windows).toBe(0);
    expect(tray.sandboxed).toBe(true);
    expect(app.diagnostics()).toBe('');
  });

  it('opens the popover with the sessions of the Codex home, placed inside the work area', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    // The stand-in's Chromium has no scheme of ours, so that it goes by an origin of https.
    expect(page.url()).toMatch(/^(app:\/\/popover|https:\/\/popover\.app\.electron\.test)\/index\.html$/);
    await page.getByText('1.2K').first().waitFor();
    expect(await askToday(page)).toBe(1_200);
    const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toEqual({ x: 1920 - 360 - 8, y: 40, width: 360, height: 520 });
  });

  it('shows a change of the home while the popover is open, within a second', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
    const start = performance.now();
    await world.addResponse();
    await page.getByText('35.2K').first().waitFor({ timeout: 5_000 });
    const took = Math.round(performance.now() - start);
    console.log(`A line of a session was on the popover after ${took} ms.`);
    expect(took).toBeLessThan(1_000);
    await saysToday(app, '35.2K');
  });

  it('hides on Esc, sends nothing while hidden, and is up to date when shown again', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
    await page.keyboard.press('Escape');
    await becomes(app, 'hidden');

    const before = await sentCount(app);
    await world.addResponse();
    await saysToday(app, '35.2K');
    expect(await sentCount(app)).toBe(before);

    await app.evaluate(({ outside }) => outside.clickTray());
    await becomes(app, 'shown');
    await page.getByText('35.2K').first().waitFor({ timeout: 5_000 });
    expect(await windowCount(app)).toBe(1);
  });

  it('closes on a click on its icon and on one elsewhere', async () => {
    const app = world.launch();
    await openPopover(app);
    await app.evaluate(({ outside }) => outside.clickTray());
    expect(await isShown(app)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await app.evaluate(({ outside }) => outside.clickTray());
    await becomes(app, 'shown');
    await app.evaluate(({ outside }) => outside.clickElsewhere());
    expect(await isShown(app)).toBe(false);
  });

  it('acts from its menu, and quits cleanly though the popover does not close', async () => {
    const app = world.launch();
    await saysToday(app, '1.2K');
    await app.evaluate(({ outside }) => outside.tray().menu?.choose('Open Codex Glance'));
    await becomes(app, 'shown');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await becomes(app, 'hidden');
    expect(await windowCount(app)).toBe(1);
    // The answer may be lost with the process.
    await app.evaluate(({ outside }) => outside.tray().menu?.choose('Quit Codex Glance')).catch(() => {});
    expect(await app.exited).toBe(0);
  });

  it('lets a second start open the popover of the first', async () => {
    const app = world.launch();
    await saysToday(app, '1.2K');
    const second = world.launch();
    expect(await second.exited).toBe(0);
    await becomes(app, 'shown');
  });

  it('begins with samples, open, when it is told to', async () => {
    const app = world.launch(['--demo', '--show']);
    const page = await app.page();
    await becomes(app, 'shown');
    await page
      .getByRole('button', { name: /^leave/i })
      .first()
      .waitFor({ timeout: 10_000 });
    // The menu follows the Snapshot at its own, slower pace.
    await vi.waitFor(
      () => app.evaluate(({ outside }) => outside.tray().menu?.choose('Leave sample sessions')),
      { timeout: 10_000 },
    );
    await page.getByText('1.2K').first().waitFor({ timeout: 10_000 });
  });

  it('makes a new page after a crash', async () => {
    const app = world.launch();
    const crashed = await openPopover(app);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.crash());
    expect(await windowCount(app)).toBe(0);
    await vi.waitFor(() => expect(crashed.isClosed()).toBe(true), { timeout: 5_000 });
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
  });

  it('reads anew when the machine comes back from sleep', async () => {
    const app = world.launch();
    await saysToday(app, '1.2K');
    await app.evaluate(({ powerMonitor }) => powerMonitor.resume());
    await world.addResponse();
    await saysToday(app, '35.2K');
    expect(app.diagnostics()).toBe('');
  });

  it('follows theme and displays', async () => {
    const app = world.launch();
    const page = await openPopover(app);
    await app.evaluate(({ outside, screen }) => {
      outside.setDark(true);
      screen.resize({ x: 0, y: 0, width: 800, height: 600 }, { x: 0, y: 0, width: 800, height: 560 }, 2);
    });
    const seen = await app.evaluate(({ outside, BrowserWindow }) => ({
      image: outside.tray().image.representations.get(1)?.width,
      bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    }));
    expect(seen.image).toBe(48);
    expect(seen.bounds).toEqual({ x: 432, y: 32, width: 360, height: 520 });
    await vi.waitFor(async () =>
      expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true),
    );
  });

  it('redraws neither icon nor menu for what they do not show', async () => {
    const app = world.launch();
    await saysToday(app, '1.2K');
    const counts = () => app.evaluate(({ outside }) => outside.tray().counts);
    const before = await counts();
    await app.evaluate(({ outside }) => outside.tray().menu?.choose('Refresh'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await counts()).toEqual(before);
    await world.addResponse();
    await saysToday(app, '35.2K');
    expect(await counts()).toEqual({ ...before, toolTip: before.toolTip + 1, menu: before.menu + 1 });
  });

  it('opens the plan for analytics from its menu, and writes nothing', async () => {
    const app = world.launch();
    const before = await openPopover(app);
    await app.evaluate(({ outside }) => outside.tray().menu?.choose('Switch analytics off…'));
    await vi.waitFor(() => expect(before.isClosed()).toBe(true), { timeout: 5_000 });
    await becomes(app, 'shown');
    const page = await app.page();
    await page.getByRole('switch').first().waitFor();
    expect(await windowCount(app)).toBe(1);
    const enabled = await page.evaluate(async () => {
      const { glance } = window as unknown as { glance: GlanceApi };
      const answer = await glance.getSnapshot();
      return answer.ok ? answer.value.analytics.enabled : null;
    });
    expect(enabled).toBe(true);
  });

  it('discards the page after half an hour of disuse, and comes back in place', async () => {
    const app = world.launch();
    const left = await openPopover(app);
    await left.getByText('1.2K').first().waitFor();
    await left.locator('[data-opens$="tokens"]').first().click();
    await vi.waitFor(() => expect(new URL(left.url()).hash).not.toBe(''));
    const heading = await left.getByRole('heading', { level: 1 }).textContent();

    // Half an hour passes at once: the one timer that waits for it is held and then let go.
    await app.evaluate(({ outside }) => {
      const { setTimeout: wait } = globalThis;
      const now = Date.now;
      const held: (() => void)[] = [];
      const hold = (run: () => void, ms?: number, ...rest: unknown[]) => {
        if (ms !== 30 * 60_000) return wait(run, ms, ...rest);
        held.push(run);
        return wait(() => {}, 0);
      };
      globalThis.setTimeout = Object.assign(hold, wait);
      outside.clickTray();
      Date.now = () => now() + 31 * 60_000;
      for (const run of held) run();
      if (held.length !== 1) throw new Error(`${held.length} timers wait for disuse.`);
    });
    expect(await windowCount(app)).toBe(0);
    await vi.waitFor(() => expect(left.isClosed()).toBe(true), { timeout: 5_000 });

    await app.evaluate(({ outside }) => outside.clickTray());
    await becomes(app, 'shown');
    const page = await app.page();
    await vi.waitFor(
      async () => expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading),
      { timeout: 10_000 },
    );
    await page.keyboard.press('Escape');
    await vi.waitFor(() => expect(new URL(page.url()).hash).toBe(''));
    expect(await isShown(app)).toBe(true);
  });
});
