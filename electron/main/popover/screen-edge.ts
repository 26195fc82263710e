import type { DisplayArea, Point, Rectangle } from './geometry.ts';

export type ScreenEdge = 'top' | 'bottom' | 'left' | 'right';

/** Returns the side of an area that is closest to a point, and how deep inside the point is. */
export function nearestEdge(area: Rectangle, { x, y }: Point): { edge: ScreenEdge; depth: number } {
  const depths: { edge: ScreenEdge; depth: number }[] = [
    { edge: 'top', depth: Math.abs(y - area.y) },
    { edge: 'bottom', depth: Math.abs(area.y + area.height - y) },
    { edge: 'right', depth: Math.abs(area.x + area.width - x) },
    { edge: 'left', depth: Math.abs(x - area.x) },
  ];
  return depths.reduce((best, next) => (next.depth < best.depth ? next : best));
}

/**
 * Returns the side of the taskbar: where the work area is smaller than the display. Several sides are possible (a
 * dock and a top bar), so the one nearest to `at` counts; with none (a taskbar that hides itself), the side of the
 * display nearest to `at`.
 */
export function taskbarEdge({ bounds, workArea }: DisplayArea, at: Point): ScreenEdge {
  const taken: ScreenEdge[] = [];
  if (workArea.y > bounds.y) taken.push('top');
  if (workArea.y + workArea.height < bounds.y + bounds.height) taken.push('bottom');
  if (workArea.x + workArea.width < bounds.x + bounds.width) taken.push('right');
  if (workArea.x > bounds.x) taken.push('left');
  const [only] = taken;
  if (only !== undefined && taken.length === 1) return only;
  const depth: Record<ScreenEdge, number> = {
    top: Math.abs(at.y - bounds.y),
    bottom: Math.abs(bounds.y + bounds.height - at.y),
    right: Math.abs(bounds.x + bounds.width - at.x),
    left: Math.abs(at.x - bounds.x),
  };
  return taken.reduce(
    (best, next) => (depth[next] < depth[best] ? next : best),
    only ?? nearestEdge(bounds, at).edge,
  );
}
