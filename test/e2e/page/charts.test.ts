import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { serveBuiltPage } from './served-page.ts';

const built = serveBuiltPage();

const TITLE = 'Tokens by day and model';

async function openDesk(): Promise<Page> {
  built.server.show({ snapshot: { ...sampleSnapshot('filled', SAMPLE_NOW), locale: 'en-GB' } });
  const page = await built.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(built.server.url);
  await page.getByRole('region', { name: TITLE }).getByRole('option').first().waitFor();
  return page;
}

async function save(page: Page, format: 'CSV' | 'SVG' | 'PNG') {
  await page.getByRole('button', { name: `${TITLE}: save` }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('a chart that is saved', () => {
  it('is its figures, a drawing without the page, or a picture', async () => {
    const page = await openDesk();
    const broken: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') broken.push(message.text());
    });
    const csv = await save(page, 'CSV');
    expect(csv.name).toBe('codex-tokens-by-day.csv');
    expect(csv.bytes.toString().split('\r\n')).toHaveLength(32);
    const svg = (await save(page, 'SVG')).bytes.toString();
    expect(svg).toContain(TITLE);
    expect(svg).toContain('<title>20 Nov: 2.5M');
    expect(svg).not.toMatch(/var\(|class=|style=|data-|light-dark|color-mix/);
    const png = await save(page, 'PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000);
    expect(broken).toEqual([]);
  });
});
