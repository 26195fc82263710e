import { type DisplayArea, overlap, type Rectangle } from '../popover/geometry.ts';

/** Device-independent pixels. The page is a dashboard from 900 on. */
const USUAL = { width: 1180, height: 800 } as const;
export const LEAST_SIZE = { width: 360, height: 420 } as const;

/**
 * Decides where the desk's window opens: where it was, moved and shrunk into the work area of the display that shows
 * most of it; in the middle of the primary display where it was on none that is still there.
 *
 * @param displays the primary one first.
 */
export function deskBounds(last: Rectangle | null, displays: readonly DisplayArea[]): Rectangle {
  const [primary] = displays;
  if (primary === undefined) return last ?? { x: 0, y: 0, ...USUAL };
  const shared = (display: DisplayArea) => (last === null ? 0 : overlap(display.workArea, last));
  const [best = primary] = displays.toSorted((a, b) => shared(b) - shared(a));
  if (last === null || shared(best) === 0) return centred(last ?? USUAL, primary.workArea);
  const { workArea } = best;
  const width = Math.min(last.width, workArea.width);
  const height = Math.min(last.height, workArea.height);
  return {
    x: Math.min(Math.max(last.x, workArea.x), workArea.x + workArea.width - width),
    y: Math.min(Math.max(last.y, workArea.y), workArea.y + workArea.height - height),
    width,
    height,
  };
}

function centred(size: { readonly width: number; readonly height: number }, area: Rectangle): Rectangle {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}
