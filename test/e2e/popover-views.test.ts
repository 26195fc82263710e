import { existsSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { openPopover, saysToday, setUpTrayWorld } from './shell/tray-world.ts';

const world = setUpTrayWorld();

it('keeps the popover out of shared screens while it is shown', async () => {
  const app = world.launch();
  await openPopover(app);
  const isProtected = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.isContentProtected(),
  );
  expect(isProtected).toBe(true);
});

it('loads the views that come later from its own files, under the policy of the tray', async () => {
  const app = world.launch();
  const page = await openPopover(app);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.getByRole('button', { name: 'Tokens', exact: true }).click();
  await page.getByRole('region', { name: 'Tokens by day and model' }).getByRole('option').first().waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('region', { name: 'Limits' }).waitFor();
  expect(problems).toEqual([]);
});

it('shows the settings that the menu asks for, and keeps what is changed there', async () => {
  const app = world.launch();
  await saysToday(app, '1.2K');
  await app.evaluate(({ outside }) => outside.tray().menu?.choose('Settings…'));
  const page = await app.page();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  const kept = () => readFileSync(world.statePath('settings.toml'), 'utf8');

  await page.getByRole('switch', { name: 'A limit was reset' }).press('Space');
  await vi.waitFor(() => expect(kept()).toMatch(/^reset = false$/m));
  await page.getByRole('radio', { name: 'Dark' }).click();
  await vi.waitFor(() => expect(kept()).toMatch(/^theme = "dark"$/m));
  await page.getByRole('button', { name: 'Record' }).click();
  await page.keyboard.press('Control+Alt+KeyJ');
  await vi.waitFor(async () =>
    expect(await app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+J'))).toBe(
      true,
    ),
  );
  await page.getByRole('button', { name: 'Reset all' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete all' }).click();
  await page.getByText('Everything was deleted.', { exact: false }).waitFor();
  expect(existsSync(world.statePath('settings.toml'))).toBe(false);
  expect(await page.getByRole('switch', { name: 'A limit was reset' }).getAttribute('aria-checked')).toBe(
    'true',
  );
  expect(problems).toEqual([]);
});
