import {
  center,
  contains,
  type DisplayArea,
  distance,
  overlap,
  type Point,
  type Rectangle,
  type Size,
} from './geometry.ts';
import { nearestEdge, type ScreenEdge, taskbarEdge } from './screen-edge.ts';

export interface PlacementInput {
  /** The bounds of the tray icon, from a click where there was one. Absent where the system does not give them. */
  readonly trayBounds?: Rectangle;
  /**
   * The pointer. Where the icon is hidden, it decides the display; on Linux, where icons have no bounds, also the
   * panel.
   */
  readonly cursor?: Point;
  /** The primary display first. */
  readonly displays: readonly DisplayArea[];
  readonly windowSize: Size;
  readonly platform: NodeJS.Platform;
  /** The distance to the edges of the work area, where it fits. */
  readonly margin: number;
}

export type PlacementReason =
  /** Centred on the tray icon. */
  | 'at-icon'
  /** The icon is in an overflow flyout, so the popover is at the nearest corner of the work area. */
  | 'near-overflow'
  /** At the pointer, in or at a panel. */
  | 'at-cursor'
  /** The icon's position is unknown, so the popover is in the usual corner of trays. */
  | 'usual-corner'
  /** No display is known; the system places the window. */
  | 'no-display';

/** Integers. Smaller than the requested size only where the work area is. */
export interface Placement extends Rectangle {
  /** The side of the display that the popover is attached to. */
  readonly edge: ScreenEdge;
  readonly reason: PlacementReason;
}

/** How deep Linux panels are assumed to be when none reserves space. */
const PANEL_DEPTH = 48;

/** Places the popover next to its icon, always inside the work area of one display. */
export function placePopover(input: PlacementInput): Placement {
  const { displays, windowSize, margin } = input;
  const icon = visibleIcon(input.trayBounds, displays);
  const cursor = input.platform === 'linux' ? input.cursor : undefined;
  const display = chooseDisplay(displays, icon, icon ? undefined : input.cursor);
  if (display === undefined) return { x: 0, y: 0, ...windowSize, edge: 'top', reason: 'no-display' };

  const place = (wish: Point, edge: ScreenEdge, reason: PlacementReason): Placement => ({
    ...keepInside(wish, windowSize, display.workArea, margin),
    edge,
    reason,
  });
  if (icon !== undefined) {
    const edge = input.platform === 'darwin' ? 'top' : taskbarEdge(display, center(icon));
    const inFlyout = input.platform === 'win32' && contains(display.workArea, center(icon));
    if (inFlyout) return place(cornerNear(center(icon), display.workArea, windowSize), edge, 'near-overflow');
    return place(hangAt(center(icon), edge, display.workArea, windowSize), edge, 'at-icon');
  }
  const panel = cursor && panelAt(cursor, display);
  if (cursor && panel) return place(hangAt(cursor, panel, display.workArea, windowSize), panel, 'at-cursor');
  const edge = usualEdge(display, input.platform);
  return place(usualCorner(edge, display.workArea, windowSize), edge, 'usual-corner');
}

/** Returns the bounds of an icon that is visible: a hidden one has empty bounds, or bounds off every display. */
function visibleIcon(bounds: Rectangle | undefined, displays: readonly DisplayArea[]): Rectangle | undefined {
  return bounds && displays.some((display) => overlap(display.bounds, bounds) > 0) ? bounds : undefined;
}

function chooseDisplay(
  displays: readonly DisplayArea[],
  icon: Rectangle | undefined,
  cursor: Point | undefined,
): DisplayArea | undefined {
  const rank = (display: DisplayArea): number => {
    if (icon) return -overlap(display.bounds, icon);
    return cursor ? distance(display.bounds, cursor) : 0;
  };
  return displays.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Returns the panel under the pointer; null where the pointer is elsewhere, as after a key press. */
function panelAt(cursor: Point, display: DisplayArea): ScreenEdge | null {
  if (!contains(display.bounds, cursor)) return null;
  const { edge, depth } = nearestEdge(display.bounds, cursor);
  return !contains(display.workArea, cursor) || depth <= PANEL_DEPTH ? edge : null;
}

function usualEdge(display: DisplayArea, platform: NodeJS.Platform): ScreenEdge {
  if (platform === 'darwin') return 'top';
  const { workArea } = display;
  const corner = {
    x: workArea.x + workArea.width,
    y: platform === 'win32' ? workArea.y + workArea.height : workArea.y,
  };
  return taskbarEdge(display, corner);
}

function usualCorner(edge: ScreenEdge, area: Rectangle, size: Size): Point {
  const right = area.x + area.width - size.width;
  const bottom = area.y + area.height - size.height;
  if (edge === 'left') return { x: area.x, y: bottom };
  return { x: right, y: edge === 'top' ? area.y : bottom };
}

function cornerNear(at: Point, area: Rectangle, size: Size): Point {
  const middle = center(area);
  return {
    x: at.x < middle.x ? area.x : area.x + area.width - size.width,
    y: at.y < middle.y ? area.y : area.y + area.height - size.height,
  };
}

function hangAt(at: Point, edge: ScreenEdge, area: Rectangle, size: Size): Point {
  const x = at.x - size.width / 2;
  const y = at.y - size.height / 2;
  switch (edge) {
    case 'top':
      return { x, y: area.y };
    case 'bottom':
      return { x, y: area.y + area.height - size.height };
    case 'left':
      return { x: area.x, y };
    case 'right':
      return { x: area.x + area.width - size.width, y };
  }
}

function keepInside(wish: Point, size: Size, area: Rectangle, margin: number): Rectangle {
  const across = keepSpan(wish.x, size.width, area.x, area.width, margin);
  const down = keepSpan(wish.y, size.height, area.y, area.height, margin);
  return { x: across.start, y: down.start, width: across.length, height: down.length };
}

/** Places the window on one axis. The margin shrinks where the window needs the space. */
function keepSpan(wish: number, length: number, from: number, service: number, margin: number) {
  const first = Math.ceil(from);
  const space = Math.max(0, Math.floor(from + service) - first);
  const kept = Math.min(Math.round(length), space);
  const gap = Math.min(margin, Math.floor((space - kept) / 2));
  const start = Math.min(Math.max(Math.round(wish), first + gap), first + space - kept - gap);
  return { start, length: kept };
}
