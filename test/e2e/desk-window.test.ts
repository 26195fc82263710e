import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import type { TrayApp } from './shell/launch.ts';
import { askToday, openPopover, saysToday, setUpTrayWorld, windowCount } from './shell/tray-world.ts';

const world = setUpTrayWorld();

/** What the desk's window is made of: the one that can be resized. */
const deskOf = (app: TrayApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const desk = BrowserWindow.getAllWindows().find(({ options }) => options.resizable !== false);
    if (desk === undefined) return null;
    const { session: _session, preload: _preload, ...preferences } = desk.options.webPreferences ?? {};
    return { visible: desk.isVisible(), bounds: desk.getBounds(), preferences };
  });

const popoverPreferences = (app: TrayApp) =>
  app.evaluate(({ BrowserWindow }) => {
    const popover = BrowserWindow.getAllWindows().find(({ options }) => options.resizable === false);
    const { session: _session, preload: _preload, ...preferences } = popover?.options.webPreferences ?? {};
    return preferences;
  });

const choose = (app: TrayApp) => app.evaluate(({ outside }) => outside.tray().menu?.choose('Open the desk'));

const opened = (app: TrayApp) =>
  vi.waitFor(async () => expect(await deskOf(app)).toMatchObject({ visible: true }), { timeout: 10_000 });

it('opens one window of the same page from the menu, as confined as the popover', async () => {
  const app = world.launch();
  await saysToday(app, '1.2K');
  await choose(app);
  await opened(app);
  await choose(app);
  expect(await windowCount(app)).toBe(1);
  const page = await app.page();
  await page.getByRole('navigation').first().waitFor();
  expect(await askToday(page)).toBe(1_200);
  await world.addResponse();
  await page.getByText('35.2K').first().waitFor({ timeout: 5_000 });
  const desk = await deskOf(app);
  await openPopoverBeside(app);
  expect(desk?.preferences).toEqual(await popoverPreferences(app));
  expect(app.diagnostics()).toBe('');
});

it('opens from the popover, which goes, and comes back where it was', async () => {
  const app = world.launch();
  const popover = await openPopover(app);
  await popover.getByRole('button', { name: 'Open the desk' }).click();
  await opened(app);
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ options }) => options.resizable === false)
        ?.isVisible(),
    ),
  ).toBe(false);
  const moved = { x: 120, y: 90, width: 1000, height: 640 };
  await app.evaluate(({ BrowserWindow }, bounds) => {
    const desk = BrowserWindow.getAllWindows().find(({ options }) => options.resizable !== false);
    desk?.setBounds(bounds);
    desk?.close();
  }, moved);
  expect(await deskOf(app)).toBeNull();
  expect(JSON.parse(await readFile(world.statePath('desk.json'), 'utf8'))).toMatchObject(moved);
  await choose(app);
  await opened(app);
  expect(await deskOf(app)).toMatchObject({ bounds: moved });
});

async function openPopoverBeside(app: TrayApp): Promise<void> {
  await app.evaluate(({ outside }) => outside.clickTray());
  await vi.waitFor(async () => expect(await windowCount(app)).toBe(2), { timeout: 10_000 });
}
