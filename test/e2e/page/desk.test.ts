import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { serveBuiltPage } from './served-page.ts';

const built = serveBuiltPage();

async function openDesk(name: SampleName, width: number, hash = ''): Promise<Page> {
  built.server.show({ snapshot: { ...sampleSnapshot(name, SAMPLE_NOW), locale: 'en-GB' } });
  const page = await built.newPage({ viewport: { width, height: 800 }, locale: 'en-GB' });
  await page.goto(`${built.server.url}${hash}`);
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  return page;
}

const placesOf = (page: Page) => ({
  sections: page.getByRole('navigation', { name: 'Sections' }),
  dashboard: page.getByRole('main'),
  chosen: page.getByRole('complementary', { name: 'Chosen' }),
});

describe('the desk', () => {
  it.each([900, 1280, 1680])('has its three parts side by side at %i pixels', async (width) => {
    for (const name of ['filled', 'problems', 'first-run', 'sessions-twenty'] as const) {
      const page = await openDesk(name, width);
      const { sections, dashboard, chosen } = placesOf(page);
      await sections.getByRole('link', { name: 'Analytics' }).click();
      await chosen.getByRole('heading', { level: 2, name: 'Analytics' }).waitFor();
      const boxes = await Promise.all([sections, dashboard, chosen].map((part) => part.boundingBox()));
      let end = 0;
      for (const box of boxes) {
        expect(box?.x).toBeGreaterThanOrEqual(end);
        expect(box?.y).toBeLessThan(100);
        end = (box?.x ?? 0) + (box?.width ?? 0);
      }
      expect(end).toBeLessThanOrEqual(width);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  });

  it('follows the back button and an address', async () => {
    const page = await openDesk('filled', 1280, '#tokens');
    const { sections, chosen } = placesOf(page);
    const title = (name: string) => chosen.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    await title('Tokens');
    await sections.getByRole('link', { name: 'Limits' }).click();
    await title('Limits');
    expect(new URL(page.url()).hash).not.toBe('#tokens');
    await page.goBack();
    await title('Tokens');
    await page.reload();
    await title('Tokens');
    await chosen.getByRole('button', { name: 'Close this view' }).click();
    await chosen.waitFor({ state: 'detached' });
    await page.goBack();
    await title('Tokens');
  });

  it('prints as it is shown, without what can only be pressed', async () => {
    const page = await openDesk('filled', 1280, '#limits');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { dashboard } = placesOf(page);
    expect(await dashboard.isVisible()).toBe(true);
    expect(await page.getByRole('contentinfo').isVisible()).toBe(false);
    expect(await page.getByRole('navigation', { name: 'Sections' }).isVisible()).toBe(false);
    expect(
      await page.getByRole('heading', { level: 2, name: 'Limits', exact: true }).last().isVisible(),
    ).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  });

  it('is the popover below 900 pixels', async () => {
    built.server.show({ snapshot: { ...sampleSnapshot('filled', SAMPLE_NOW), locale: 'en-GB' } });
    const page = await built.newPage({ viewport: { width: 899, height: 800 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(built.server.url);
    await page.locator('main section').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => {});
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(asked.filter((url) => /\/desk-/.test(url))).toEqual([]);
  });
});
