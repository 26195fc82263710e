import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { BarLevel, Mark } from '../../../electron/main/tray/meter-tiles.ts';
import type { Bitmap, MeterPicture } from '../../../electron/main/tray/paint-meter.ts';
import { createTrayPainter } from '../../../electron/main/tray/tray-image.ts';

/** Panels that an icon stands on, by the colour of Windows, GNOME and tinted bars. */
const panels = [
  { name: 'Light bar', colour: '#f3f3f3', dark: false },
  { name: 'Dark bar', colour: '#1c1c1e', dark: true },
  { name: 'Tinted bar', colour: '#2f5d9b', dark: true },
] as const;

const pair = (short: BarLevel, long: BarLevel, mark: Mark | null = null, dimmed = false): MeterPicture => ({
  bars: { kind: 'pair', short, long },
  mark,
  dimmed,
});

/** Every state that is to be told apart at a glance. */
export const trayStates: readonly (readonly [name: string, picture: MeterPicture])[] = [
  ['Nothing used', pair(0, 0)],
  ['In use', pair(5, 3)],
  ['Almost used', pair(7, 3)],
  ['Runs out', pair(6, 3, 'runs-out')],
  ['Reached', pair(8, 3, 'alert')],
  ['Weekly reached', pair(2, 8, 'alert')],
  ['A session waits', pair(5, 3, 'waiting')],
  ['Export fails', pair(5, 3, 'failing')],
  ['Warning', pair(5, 3, 'warning')],
  ['Not known', pair('unknown', 'unknown')],
  ['One not known', pair('unknown', 4)],
  ['Seen long ago', pair(5, 3, null, true)],
  ['One limit', { bars: { kind: 'single', only: 4 }, mark: null, dimmed: false }],
  ['One limit, waits', { bars: { kind: 'single', only: 4 }, mark: 'waiting', dimmed: false }],
];

const painter = createTrayPainter((file) =>
  readFileSync(new URL(`../../../assets/tray/${file}`, import.meta.url)),
);

/** Draws every state of the tray icon at 16, 24 and 32 pixels, and large, on every kind of bar. */
export async function drawTraySheet(browser: Browser, folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 }, deviceScaleFactor: 1 });
  await page.setContent(sheetHtml());
  await page.screenshot({ path: join(folder, 'tray-icon.png'), fullPage: true });
  await page.close();
}

function sheetHtml(): string {
  const tables = panels.map(({ name, colour, dark }) => {
    const ink = dark ? '#fff' : '#000';
    const cells = trayStates.map(([state, picture]) => {
      const icons = ([1, 1.5, 2] as const).map((scale) => iconHtml(picture, dark, scale, 1));
      return `<figure>${icons.join('')}${iconHtml(picture, dark, 1, 3)}<figcaption>${state}</figcaption></figure>`;
    });
    return `<section style="background:${colour};color:${ink}"><h2>${name}</h2>${cells.join('')}</section>`;
  });
  return `<!doctype html><title>Tray icon</title><style>
    body { margin: 0; font: 12px system-ui, sans-serif }
    section { padding: 12px; display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px }
    h2 { grid-column: 1 / -1; margin: 0; font-size: 13px }
    figure { margin: 0; display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
    figcaption { width: 100% } img { image-rendering: pixelated }
  </style>${tables.join('')}`;
}

function iconHtml(picture: MeterPicture, dark: boolean, scale: number, zoom: number): string {
  const [bitmap] = painter.paint({ platform: 'win32', dark, scales: [scale] }, picture).bitmaps;
  if (bitmap === undefined) throw new Error('The image has no bitmap.');
  const side = bitmap.size * zoom;
  return `<img width="${side}" height="${side}" alt="" src="data:image/svg+xml;base64,${pixels(bitmap)}">`;
}

/** A bitmap as squares of an SVG image, which any page shows as they are. */
function pixels({ size, data }: Bitmap): string {
  const squares = Array.from({ length: size * size }, (_, at) => {
    const alpha = data[at * 4 + 3] ?? 0;
    if (alpha === 0) return '';
    const grey = Math.round(((data[at * 4] ?? 0) * 255) / alpha);
    const fill = `fill="rgb(${grey},${grey},${grey})" fill-opacity="${(alpha / 255).toFixed(3)}"`;
    return `<rect x="${at % size}" y="${Math.floor(at / size)}" width="1" height="1" ${fill}/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">${squares.join('')}</svg>`;
  return Buffer.from(svg).toString('base64');
}
