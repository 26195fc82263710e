import { textWidth } from './axes.tsx';
import type { LegendEntry } from './chart-data.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What is taken over of how an element is drawn: a file has no style sheet of the page. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
] as const;

/** What the page alone needs. */
const OF_PAGE = ['class', 'role', 'tabindex', 'style', 'aria-label', 'aria-selected', 'aria-hidden'];

/** What stands around a picture in its file. */
export interface PictureFrame {
  readonly title: string;
  /** Where the figures are from, and from when. */
  readonly source: string;
  readonly legend: readonly LegendEntry[];
  /** What the page draws before each entry of the legend. */
  readonly swatches: readonly SVGSVGElement[];
}

/**
 * Writes a picture of the page as an SVG file with its title and legend. Colours are those that the reader sees now:
 * none of them depends on the page. What marks are called becomes their `title`.
 */
export function svgFile(picture: SVGSVGElement, frame: PictureFrame): string {
  const { rem, family, text, muted, surface } = lookOf(picture);
  const width = Number(picture.getAttribute('width'));
  const height = Number(picture.getAttribute('height'));
  const edge = rem;
  const rows = legendRows(frame.legend, width, rem);
  const above = 2.25 * rem + rows.length * 1.25 * rem;
  const all = { width: width + 2 * edge, height: height + above + 2.5 * rem };
  const file = document.createElementNS(SVG, 'svg');
  file.setAttribute('xmlns', SVG);
  put(file, {
    width: all.width,
    height: all.height,
    viewBox: `0 0 ${all.width} ${all.height}`,
    'font-family': family,
  });
  add(file, 'rect', { width: all.width, height: all.height, fill: surface });
  const write = (x: number, y: number, words: string, colour: string, size: number, weight = 400) => {
    add(file, 'text', { x, y, fill: colour, 'font-size': size, 'font-weight': weight }).textContent = words;
  };
  write(edge, 1.6 * rem, frame.title, text, 0.9375 * rem, 650);
  rows.forEach((row, line) => {
    const y = (2.25 + line * 1.25) * rem;
    for (const { entry, x } of row) {
      const swatch = frame.swatches[frame.legend.indexOf(entry)];
      if (swatch !== undefined) {
        const own = copyOf(swatch);
        put(own, { x: edge + x, y, width: 0.875 * rem, height: 0.75 * rem });
        file.append(own);
      }
      write(edge + x + 1.25 * rem, y + 0.65 * rem, entry.label, text, 0.6875 * rem);
    }
  });
  const drawn = copyOf(picture);
  put(drawn, { x: edge, y: above, width, height, viewBox: `0 0 ${width} ${height}` });
  file.append(drawn);
  write(edge, all.height - 0.75 * rem, frame.source, muted, 0.6875 * rem);
  return `${new XMLSerializer().serializeToString(file)}\n`;
}

/** Draws an SVG file at twice its size and returns the PNG as a `data:` URL. */
export async function pngUrl(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

function lookOf(picture: Element) {
  const style = getComputedStyle(picture);
  const root = getComputedStyle(document.documentElement);
  const sample = picture.ownerDocument.createElement('span');
  picture.parentElement?.append(sample);
  const colour = (name: string) => {
    sample.style.color = `var(${name})`;
    return getComputedStyle(sample).color;
  };
  const look = {
    rem: Number.parseFloat(root.fontSize) || 16,
    family: style.fontFamily,
    text: colour('--text'),
    muted: colour('--muted'),
    surface: colour('--surface'),
  };
  sample.remove();
  return look;
}

/** Copies a drawing without what only the page needs. */
function copyOf(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  takeLook(drawing, copy);
  return copy;
}

/** Takes over how each element is drawn, and leaves out what only the page needs. */
function takeLook(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const name = to.getAttribute('aria-label');
  const fill = from.getAttribute('fill');
  for (const property of DRAWN) {
    const value = style.getPropertyValue(property);
    if (value !== '') to.setAttribute(property, value);
  }
  // A fill that is a pattern of this picture stays one of the file.
  if (fill?.startsWith('url(')) to.setAttribute('fill', fill);
  const inner = [...to.children];
  [...from.children].forEach((child, place) => {
    const own = inner[place];
    if (own === undefined) return;
    if (child.hasAttribute('data-hit')) own.remove();
    else takeLook(child, own);
  });
  for (const { name: attribute } of [...to.attributes]) {
    if (OF_PAGE.includes(attribute) || attribute.startsWith('data-')) to.removeAttribute(attribute);
  }
  if (name !== null) to.prepend(titleOf(name));
}

function titleOf(name: string): Element {
  const title = document.createElementNS(SVG, 'title');
  title.textContent = name;
  return title;
}

function add(to: Element, tag: string, attributes: Readonly<Record<string, string | number>>): Element {
  const element = document.createElementNS(SVG, tag);
  put(element, attributes);
  to.append(element);
  return element;
}

function put(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** Breaks the legend into lines. */
function legendRows(legend: readonly LegendEntry[], width: number, rem: number) {
  const rows: { entry: LegendEntry; x: number }[][] = [];
  let x = 0;
  for (const entry of legend) {
    const own = textWidth(entry.label, rem) + 2.75 * rem;
    if (rows.length === 0 || x + own > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ entry, x });
    x += own;
  }
  return rows;
}
