import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, type DisplayArea, type Rectangle } from '../../../electron/main/popover/geometry.ts';
import { type Placement, placePopover } from '../../../electron/main/popover/place-popover.ts';
import { runs } from '../../setup/runs.ts';
import { layouts } from './screen-layouts.ts';

const windowSize = { width: 360, height: 520 };
const MARGIN = 8;
const platforms = fc.constantFrom('darwin' as const, 'win32' as const, 'linux' as const);
/** A place along an area: 0 at its start, 1 at its end. */
const share = fc.double({ min: 0, max: 1, noNaN: true });

const isInside = (placed: Placement, { workArea }: DisplayArea) =>
  placed.x >= workArea.x &&
  placed.y >= workArea.y &&
  placed.x + placed.width <= workArea.x + workArea.width &&
  placed.y + placed.height <= workArea.y + workArea.height;

/** An icon in the panel at one edge of a display, or on its edge where there is none. */
function iconAt({ bounds, workArea }: DisplayArea, edge: string, along: number): Rectangle {
  const size = { width: 24, height: 24 };
  const x = Math.round(bounds.x + along * (bounds.width - size.width));
  const y = Math.round(bounds.y + along * (bounds.height - size.height));
  const depth = (service: number) => Math.round((service - 24) / 2);
  switch (edge) {
    case 'top':
      return { ...size, x, y: bounds.y + depth(workArea.y - bounds.y) };
    case 'left':
      return { ...size, y, x: bounds.x + depth(workArea.x - bounds.x) };
    case 'bottom': {
      const end = workArea.y + workArea.height;
      return { ...size, x, y: end + depth(bounds.y + bounds.height - end) };
    }
    default: {
      const end = workArea.x + workArea.width;
      return { ...size, y, x: end + depth(bounds.x + bounds.width - end) };
    }
  }
}

describe('placePopover, on monitors of mixed scales', () => {
  it('stays inside the work area of the display that holds the icon, whatever edge its panel is at', () => {
    const some = fc.record({
      displays: layouts,
      which: fc.nat(),
      edge: fc.constantFrom('top', 'right', 'bottom', 'left'),
      along: share,
      platform: platforms,
    });
    fc.assert(
      fc.property(some, ({ displays, which, edge, along, platform }) => {
        const home = displays[which % displays.length];
        if (home === undefined) throw new Error('There is no display.');
        const trayBounds = iconAt(home, edge, along);
        const placed = placePopover({ displays, trayBounds, windowSize, platform, margin: MARGIN });
        expect([placed.x, placed.y, placed.width, placed.height].every(Number.isInteger)).toBe(true);
        expect(displays.some((display) => isInside(placed, display))).toBe(true);
        // An icon that lies on two displays belongs to neither for sure.
        const holders = displays.filter(({ bounds }) => touches(bounds, trayBounds));
        if (holders.length === 1 && holders[0] === home) expect(isInside(placed, home)).toBe(true);
      }),
      { numRuns: runs(3_000) },
    );
  });

  it('opens on the display of the pointer where the system hides the icon', () => {
    const some = fc.record({
      displays: layouts,
      which: fc.nat(),
      across: share,
      down: share,
      platform: platforms,
    });
    const hidden = fc.constantFrom(
      undefined,
      { x: 0, y: 0, width: 0, height: 0 },
      { x: -90_000, y: -90_000, width: 24, height: 24 },
    );
    fc.assert(
      fc.property(some, hidden, ({ displays, which, across, down, platform }, trayBounds) => {
        const home = displays[which % displays.length];
        if (home === undefined) throw new Error('There is no display.');
        const { bounds } = home;
        const cursor = {
          x: Math.floor(bounds.x + across * (bounds.width - 1)),
          y: Math.floor(bounds.y + down * (bounds.height - 1)),
        };
        const icon = trayBounds === undefined ? {} : { trayBounds };
        const placed = placePopover({ ...icon, displays, cursor, windowSize, platform, margin: MARGIN });
        const holders = displays.filter((display) => contains(display.bounds, cursor));
        expect(displays.some((display) => isInside(placed, display))).toBe(true);
        if (holders.length === 1) expect(isInside(placed, home)).toBe(true);
        expect(['usual-corner', 'at-cursor']).toContain(placed.reason);
      }),
      { numRuns: runs(3_000) },
    );
  });

  it('gives way on a work area of any size, down to a pixel', () => {
    const length = fc.integer({ min: 1, max: 700 });
    fc.assert(
      fc.property(length, length, platforms, (width, height, platform) => {
        const area = { x: -50, y: -40, width, height };
        const placed = placePopover({
          displays: [{ bounds: area, workArea: area }],
          windowSize,
          platform,
          margin: MARGIN,
        });
        expect(isInside(placed, { bounds: area, workArea: area })).toBe(true);
        expect(placed.width).toBe(Math.min(width, windowSize.width));
        expect(placed.height).toBe(Math.min(height, windowSize.height));
      }),
    );
  });
});

function touches(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
