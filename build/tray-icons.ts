/**
 * Draws every tray image from `assets/tray-icon.svg` into `assets/tray/`. Run it after changing the
 * master and commit what it writes.
 *
 * Usage: node build/tray-icons.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { icoFile } from './ico-file.ts';
import { withResolution } from './png-resolution.ts';

const assets = new URL('../assets/', import.meta.url);
const master = await readFile(new URL('tray-icon.svg', assets), 'utf8');
const folder = fileURLToPath(new URL('tray/', assets));

/** The colour of the glyph by the panel behind it. */
const colours = { dark: '#ffffff', light: '#1a1c1e' } as const;
const windowsSizes = [16, 20, 24, 32, 40, 48];
const linuxSizes = [24, 48, 72];

await mkdir(folder, { recursive: true });
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  // macOS takes only the alpha of a template image; its size in points comes from the resolution.
  await write('trayTemplate.png', withResolution(await draw(browser, 16, '#000000'), 72));
  await write('trayTemplate@2x.png', withResolution(await draw(browser, 32, '#000000'), 144));
  for (const [panel, colour] of Object.entries(colours)) {
    const images = [];
    for (const size of windowsSizes) images.push({ size, png: await draw(browser, size, colour) });
    await write(`tray-${panel}.ico`, icoFile(images));
    for (const size of linuxSizes)
      await write(`tray-${panel}-${size}.png`, await draw(browser, size, colour));
  }
} finally {
  await browser.close();
}

async function draw(browser: Browser, size: number, colour: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body { margin: 0; color: ${colour} } svg { display: block; width: ${size}px; height: ${size}px }</style>${master}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

async function write(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${folder}${name}`, bytes);
}
