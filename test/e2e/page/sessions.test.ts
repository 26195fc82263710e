import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { threadIdOf } from '../../fixtures/sessions.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { serveBuiltPage } from './served-page.ts';

const served = serveBuiltPage();

const SESSIONS = 10_000;

async function openTable(width: number, place = '#history'): Promise<Page> {
  served.server.show({
    snapshot: { ...sampleSnapshot('filled', SAMPLE_NOW), locale: 'en-GB' },
    sessions: SESSIONS,
  });
  const page = await served.newPage({ viewport: { width, height: 800 }, locale: 'en-GB' });
  await page.goto(`${served.server.url}${place}`);
  await gridOf(page).getByRole('row').nth(3).waitFor();
  return page;
}

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Sessions' });
const chosenOf = (page: Page) => page.getByRole('complementary', { name: 'Chosen' });
/** The row that the keys have reached, with its place in sight. */
const activeOf = (page: Page) =>
  page.evaluate(() => {
    const grid = document.querySelector('[role="grid"]');
    const row = document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '');
    const scroller = grid?.parentElement?.getBoundingClientRect();
    const box = row?.getBoundingClientRect();
    return {
      index: Number(row?.getAttribute('aria-rowindex')),
      isSeen:
        box !== undefined &&
        scroller !== undefined &&
        box.top >= scroller.top &&
        box.bottom <= scroller.bottom + 1,
    };
  });

describe('the table of 10,000 sessions', () => {
  it.each([900, 1280, 1680])('fits into %i pixels, scrolls in itself and draws few rows', async (width) => {
    const page = await openTable(width);
    const sizes = await page.evaluate(() => ({
      across: document.documentElement.scrollWidth - innerWidth,
      down: document.documentElement.scrollHeight - innerHeight,
      rows: document.querySelectorAll('[role="grid"] tbody tr').length,
    }));
    expect(sizes.across).toBeLessThanOrEqual(0);
    expect(sizes.down).toBeLessThanOrEqual(0);
    expect(sizes.rows).toBeLessThan(60);
    const columns = await gridOf(page).getByRole('columnheader').count();
    expect(columns).toBe(width < 1_000 ? 6 : 9);
    // Where not every heading is in sight, there is another way to sort by each.
    expect(await page.getByRole('combobox', { name: 'Sort by' }).count()).toBe(width < 1_000 ? 1 : 0);
  });

  it('keeps what the keys reach in sight, at both ends and while it is wheeled away', async () => {
    const page = await openTable(1280);
    await gridOf(page).focus();
    for (const [key, index] of [
      ['End', SESSIONS + 4],
      ['ArrowUp', SESSIONS + 3],
      ['Home', 2],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForTimeout(50);
      expect(await activeOf(page)).toEqual({ index, isSeen: true });
    }
    for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(50);
    expect(await activeOf(page)).toEqual({ index: 42, isSeen: true });
    await gridOf(page).hover();
    await page.mouse.wheel(0, 100_000);
    await page.waitForTimeout(150);
    expect((await activeOf(page)).index).toBe(42);
    expect(await gridOf(page).getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(50);
    expect(await activeOf(page)).toEqual({ index: 43, isSeen: true });
  });

  it('opens a session beside it, has an address for both, and follows the back button', async () => {
    const page = await openTable(1280);
    await gridOf(page).focus();
    for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chosenOf(page).getByRole('region', { name: 'Context by turn' }).waitFor();
    await page.waitForTimeout(100);
    expect((await activeOf(page)).isSeen).toBe(true);
    await page.reload();
    await chosenOf(page).getByRole('region', { name: 'Tokens by turn' }).waitFor();
    expect(await gridOf(page).isVisible()).toBe(true);
    await chosenOf(page).getByRole('button', { name: 'Close this view' }).click();
    await chosenOf(page).waitFor({ state: 'detached' });
    // What led there is not known after a reload.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sessions');
    await page.goBack();
    await chosenOf(page).waitFor();
  });

  it('opens a session in another tab by its address', async () => {
    const page = await openTable(1280);
    const address = await gridOf(page).locator('tbody a').nth(5).getAttribute('href');
    const place = decodeURIComponent(address ?? '');
    expect(place).toContain(threadIdOf(2));
    const other = await openTable(1280, address ?? '');
    await chosenOf(other).getByRole('heading', { level: 2 }).first().waitFor();
    expect(await gridOf(other).locator('[aria-selected="true"]').count()).toBe(1);
  });

  it('prints the rows that are seen, without the space of those that are not', async () => {
    const page = await openTable(1280);
    await page.emulateMedia({ media: 'print' });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThan(3_000);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  });
});
