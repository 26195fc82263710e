/**
 * Draws the sheets of the tray's meter from `assets/tray-icon.svg` into `assets/tray/`: for each size one
 * PNG with every state of every bar. Run it after changing the master and commit what it writes.
 *
 * Usage: node build/tray-icons.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import { sheetFile, tileNames, tileSizes } from '../electron/main/tray/meter-tiles.ts';
import { greyPng } from './grey-png.ts';
import { readMaster, sheetSvg } from './tray-tiles.ts';

const assets = new URL('../assets/', import.meta.url);
const master = readMaster(await readFile(new URL('tray-icon.svg', assets), 'utf8'));
const folder = fileURLToPath(new URL('tray/', assets));

await mkdir(folder, { recursive: true });
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  for (const size of tileSizes) {
    const width = tileNames.length * size;
    const alpha = await drawAlpha(page, sheetSvg(master, size));
    await writeFile(`${folder}${sheetFile(size)}`, greyPng(width, size, alpha));
  }
} finally {
  await browser.close();
}

/** The alpha of an SVG image, pixel by pixel. The script in the page is text: this file has no DOM. */
async function drawAlpha(page: Page, svg: string): Promise<Uint8Array> {
  const base64 = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)};
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (let at = 3; at < data.length; at += 4) text += String.fromCharCode(data[at]);
    return btoa(text);
  })()`);
  return Buffer.from(base64, 'base64');
}
