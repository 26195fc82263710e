import { type BarName, STEPS, type TileName, tileNames } from '../electron/main/tray/meter-tiles.ts';

/** What the master is made of. */
export interface Master {
  readonly rects: readonly Part[];
  /** By id: the element as it stands, on the grid of 16 units. */
  readonly paths: ReadonlyMap<string, string>;
}

/** A rectangle of the master, on its grid of 16 units. */
export interface Part {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
  readonly opacity: number;
}

const GRID = 16;

/** Reads the master, which is made of rectangles and, where a mark has slants, of paths. */
export function readMaster(master: string): Master {
  const paths = [...master.matchAll(/<path id="([^"]*)" ([^>]*)\/>/g)].map(
    ([, id = '', attributes = '']) => [id, `<path ${attributes}/>`] as const,
  );
  return { rects: readRects(master), paths: new Map(paths) };
}

function readRects(master: string): Part[] {
  return [...master.matchAll(/<rect ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const text = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const number = (name: string, absent: number) => Number(text(name) ?? absent);
    return {
      id: text('id') ?? '',
      x: number('x', 0),
      y: number('y', 0),
      width: number('width', 0),
      height: number('height', 0),
      rx: number('rx', 0),
      opacity: number('opacity', 1),
    };
  });
}

/** Moves the edges to whole pixels, so that no edge is smeared over two. Nothing becomes thinner than one. */
export function snap(part: Part, size: number): Part {
  const scale = size / GRID;
  if (part.rx * 2 === part.width && part.width === part.height) return snapCircle(part, scale);
  if (part.id.endsWith('-unknown')) return snapDash(part, scale);
  const [x, width] = snapSpan(part.x, part.width, scale);
  const [y, height] = snapSpan(part.y, part.height, scale);
  return { ...part, x, y, width, height, rx: part.rx * scale };
}

/** A circle must stay one, so its size is rounded once and not edge by edge. */
function snapCircle(part: Part, scale: number): Part {
  const side = Math.max(1, Math.round(part.width * scale));
  const from = (start: number) => Math.round((start + part.rx) * scale - side / 2);
  return { ...part, x: from(part.x), y: from(part.y), width: side, height: side, rx: side / 2 };
}

/** Dashes must be alike in both bars, so their size is rounded once too. */
function snapDash(part: Part, scale: number): Part {
  const length = (units: number) => Math.max(1, Math.round(units * scale));
  const from = (start: number) => Math.round(start * scale);
  return {
    ...part,
    x: from(part.x),
    y: from(part.y),
    width: length(part.width),
    height: length(part.height),
  };
}

function snapSpan(from: number, length: number, scale: number): [from: number, length: number] {
  const first = Math.round(from * scale);
  return [first, Math.max(1, Math.round((from + length) * scale) - first)];
}

/** All tiles of one size beside each other, white, as an SVG image in pixels. */
export function sheetSvg({ rects, paths }: Master, size: number): string {
  const snapped = rects.map((part) => snap(part, size));
  const tiles = tileNames.map((name, index) => {
    const path = paths.get(name);
    const tile =
      path === undefined ? tileSvg(snapped, name) : `<g transform="scale(${size / GRID})">${path}</g>`;
    return `<svg x="${index * size}" width="${size}" height="${size}">${tile}</svg>`;
  });
  const width = tileNames.length * size;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size}" fill="#fff">${tiles.join('')}</svg>`;
}

function tileSvg(parts: readonly Part[], name: TileName): string {
  const [, bar, level] = /^(short|long|only|beside)-(\w+)$/.exec(name) ?? [];
  if (bar === undefined || level === undefined) return named(parts, name).map(rect).join('');
  if (level === 'unknown') return named(parts, `${bar}-unknown`).map(rect).join('');
  return named(parts, `${bar}-track`).map(rect).join('') + filled(parts, bar as BarName, Number(level));
}

/** The fill ends on a whole pixel, and straight, so that steps are distinct. */
function filled(parts: readonly Part[], bar: BarName, level: number): string {
  if (level === 0) return '';
  return named(parts, `${bar}-fill`)
    .map((part) => {
      const width = Math.round((part.width * level) / STEPS);
      return `<svg width="${part.x + width}" height="100%">${rect(part)}</svg>`;
    })
    .join('');
}

function named(parts: readonly Part[], id: string): Part[] {
  return parts.filter((part) => part.id === id);
}

function rect({ x, y, width, height, rx, opacity }: Part): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rx}" opacity="${opacity}"/>`;
}
