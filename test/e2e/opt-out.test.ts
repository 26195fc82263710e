import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { serve } from './served.ts';
import { type SharedBrowser, startBrowser } from './shell/launch.ts';

let chromium: SharedBrowser;
beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium?.close());

/** The page of the built browser host, on a home whose config.toml holds `text`. */
async function openOn(text: string): Promise<{ readonly page: Page; readonly file: string }> {
  const home = temporaryFolder();
  await mkdir(join(home, 'sessions'));
  const file = join(home, 'config.toml');
  await writeFile(file, text);
  const served = await serve(home, '--cwd', home);
  onTestFinished(() => served.stop());
  const context = await chromium.browser.newContext({ viewport: { width: 360, height: 520 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(served.url);
  return { page, file };
}

/** Tabs on until the control of this name has the focus, then presses a key. The mouse is not used. */
async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  const control = page.getByRole('button', { name, exact: true }).or(page.getByRole('switch', { name }));
  await control.first().waitFor();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await control.first().evaluate((one) => one === document.activeElement)) {
      await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached by Tab.`);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const text = '# mine\r\nmodel = "gpt-5.6" # kept\r\n';

describe('opting out in the page of the built host', () => {
  it('writes what it showed, shows that it holds, and takes it back, by keyboard alone', async () => {
    const { page, file } = await openOn(text);
    await press(page, 'Analytics');
    await expect.poll(() => focused(page)).toBe('Analytics');
    await press(page, 'Send analytics', ' ');
    await expect.poll(() => focused(page)).toBe('Switch analytics off?');
    expect(await readFile(file, 'utf8')).toBe(text);

    await press(page, 'Write to config.toml');
    await expect.poll(() => focused(page)).toBe('Written, and in force');
    expect(await readFile(file, 'utf8')).toBe(`${text}\r\n[analytics]\r\nenabled = false\r\n`);
    await page.getByRole('switch', { name: 'Send analytics', checked: false }).waitFor();
    await page.getByText('Off, because your config.toml says so, line 5.').first().waitFor();
    await page.locator('li', { hasText: 'Your config' }).getByText('Decides').waitFor();

    await press(page, 'Undo');
    await expect.poll(() => focused(page)).toBe('Undone');
    expect(await readFile(file, 'utf8')).toBe(text);
    await page.getByRole('switch', { name: 'Send analytics', checked: true }).waitFor();

    await press(page, 'Done');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Analytics');
    await page.getByRole('region', { name: 'What leaves this machine' }).waitFor();
  });

  it('leaves a file alone that is no TOML, and gives the lines to paste', async () => {
    const broken = 'model = "gpt\n';
    const { page, file } = await openOn(broken);
    await press(page, 'Analytics');
    await press(page, 'How to switch off');
    await expect.poll(() => focused(page)).toBe('Glance cannot edit this file safely');
    expect(await page.locator('pre').innerText()).toBe('[analytics]\nenabled = false');
    expect(await readFile(file, 'utf8')).toBe(broken);
  });

  it('shows a change of the file that was made elsewhere', async () => {
    const { page, file } = await openOn(text);
    await press(page, 'Analytics');
    await page.getByRole('switch', { name: 'Send analytics', checked: true }).waitFor();
    await writeFile(file, '[analytics]\nenabled = false\n');
    await page.getByRole('switch', { name: 'Send analytics', checked: false }).waitFor({ timeout: 5_000 });
    await page.locator('li', { hasText: 'Your config' }).getByText('Decides').waitFor();
  });
});
