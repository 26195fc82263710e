/** Device-independent pixels, as in Electron's `screen`. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Point, Size {}

/** A display: all of it, and the part without taskbar, dock and menu bar. */
export interface DisplayArea {
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

export function center(area: Rectangle): Point {
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

export function contains(area: Rectangle, { x, y }: Point): boolean {
  return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
}

/** Returns how many square pixels two areas share. */
export function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Returns how far a pixel is outside an area; 0 inside. The first pixel of the next display is outside. */
export function distance(area: Rectangle, { x, y }: Point): number {
  const dx = Math.max(area.x - x, 0, x - (area.x + area.width - 1));
  const dy = Math.max(area.y - y, 0, y - (area.y + area.height - 1));
  return Math.hypot(dx, dy);
}
