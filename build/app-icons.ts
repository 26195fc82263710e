/**
 * Draws the app icon of each system from `assets/app-icon.svg` into `build/icons/`. Run it after changing
 * the master and commit what it writes.
 *
 * Usage: node build/app-icons.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import { icns } from './icons/icns.ts';
import { ico } from './icons/ico.ts';
import { type Drawing, LINUX_SIZES, MAC_SIZES, WINDOWS_SIZES } from './icons/icon-sizes.ts';

const master = await readFile(new URL('../assets/app-icon.svg', import.meta.url), 'utf8');
/** Other systems put no margin around an icon of their own. */
const tight = master.replace('viewBox="0 0 1024 1024"', 'viewBox="100 100 824 824"');
const folder = fileURLToPath(new URL('icons/', import.meta.url));

await mkdir(`${folder}linux`, { recursive: true });
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  await writeFile(`${folder}icon.icns`, icns(await drawAll(page, master, MAC_SIZES)));
  await writeFile(`${folder}icon.ico`, ico(await drawAll(page, tight, WINDOWS_SIZES)));
  for (const { size, png } of await drawAll(page, tight, LINUX_SIZES)) {
    await writeFile(`${folder}linux/${size}x${size}.png`, png);
  }
} finally {
  await browser.close();
}

async function drawAll(page: Page, svg: string, sizes: readonly number[]): Promise<Drawing[]> {
  const drawings: Drawing[] = [];
  for (const size of sizes) drawings.push(await draw(page, svg, size));
  return drawings;
}

/** The script in the page is text: this file has no DOM. */
async function draw(page: Page, svg: string, size: number): Promise<Drawing> {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const source = `data:image/svg+xml;base64,${Buffer.from(sized).toString('base64')}`;
  const drawn = await page.evaluate<{ png: string; rgba: string }>(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(source)};
    await image.decode();
    const canvas = new OffscreenCanvas(${size}, ${size});
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const base64 = (bytes) => {
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    };
    const png = await (await canvas.convertToBlob({ type: 'image/png' })).bytes();
    return { png: base64(png), rgba: base64(context.getImageData(0, 0, ${size}, ${size}).data) };
  })()`);
  return { size, png: Buffer.from(drawn.png, 'base64'), rgba: Buffer.from(drawn.rgba, 'base64') };
}
