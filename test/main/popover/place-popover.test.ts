import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisplayArea, Rectangle } from '../../../electron/main/popover/geometry.ts';
import { type PlacementInput, placePopover } from '../../../electron/main/popover/place-popover.ts';
import { runs } from '../../setup/runs.ts';

const windowSize = { width: 360, height: 520 };
const rect = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
const display = (bounds: Rectangle, workArea: Rectangle): DisplayArea => ({ bounds, workArea });
const macDisplay = display(rect(0, 0, 1440, 900), rect(0, 25, 1440, 875));
const winDisplay = display(rect(0, 0, 1920, 1080), rect(0, 0, 1920, 1040));

function place(change: Partial<PlacementInput>) {
  return placePopover({ displays: [winDisplay], windowSize, platform: 'win32', margin: 8, ...change });
}

describe('placePopover', () => {
  it('hangs under a macOS menu-bar icon, centred', () => {
    const placed = place({ platform: 'darwin', displays: [macDisplay], trayBounds: rect(900, 0, 24, 25) });
    expect(placed).toEqual({ x: 732, y: 33, width: 360, height: 520, edge: 'top', reason: 'at-icon' });
  });

  it('keeps the margin to the right edge', () => {
    const placed = place({ platform: 'darwin', displays: [macDisplay], trayBounds: rect(1410, 0, 24, 25) });
    expect(placed.x).toBe(1440 - 360 - 8);
  });

  it('treats an icon that macOS hides as not there', () => {
    const placed = place({ platform: 'darwin', displays: [macDisplay], trayBounds: rect(0, 900, 24, 25) });
    expect(placed).toMatchObject({ x: 1440 - 360 - 8, y: 33, reason: 'usual-corner' });
  });

  it.each([
    ['bottom', rect(0, 0, 1920, 1040), rect(1700, 1045, 24, 30), { x: 1532, y: 512 }],
    ['top', rect(0, 40, 1920, 1040), rect(1700, 5, 24, 30), { x: 1532, y: 48 }],
    ['left', rect(62, 0, 1858, 1080), rect(10, 900, 40, 24), { x: 70, y: 552 }],
    ['right', rect(0, 0, 1858, 1080), rect(1870, 900, 40, 24), { x: 1490, y: 552 }],
  ] as const)('stands beside a Windows taskbar at the %s', (edge, workArea, trayBounds, at) => {
    const placed = place({ displays: [display(winDisplay.bounds, workArea)], trayBounds });
    expect(placed).toMatchObject({ ...at, edge, reason: 'at-icon' });
  });

  it('takes the nearest corner for an icon in the Windows overflow flyout', () => {
    const placed = place({ trayBounds: rect(1600, 950, 32, 32) });
    expect(placed).toMatchObject({ x: 1552, y: 512, reason: 'near-overflow' });
  });

  it('takes the display that holds the icon', () => {
    const second = display(rect(-1280, 0, 1280, 1024), rect(-1280, 0, 1280, 984));
    const placed = place({ displays: [winDisplay, second], trayBounds: rect(-200, 990, 24, 30) });
    expect(placed).toMatchObject({ x: -368, y: 456, edge: 'bottom' });
  });

  it('follows the pointer in a Linux panel', () => {
    const linux = display(rect(0, 0, 1920, 1080), rect(0, 32, 1920, 1048));
    const placed = place({ platform: 'linux', displays: [linux], cursor: { x: 1000, y: 10 } });
    expect(placed).toMatchObject({ x: 820, y: 40, edge: 'top', reason: 'at-cursor' });
  });

  it('takes the usual corner on Linux where the pointer is elsewhere', () => {
    const linux = display(rect(0, 0, 1920, 1080), rect(0, 32, 1920, 1048));
    const placed = place({ platform: 'linux', displays: [linux], cursor: { x: 900, y: 500 } });
    expect(placed).toMatchObject({ x: 1552, y: 40, edge: 'top', reason: 'usual-corner' });
  });

  it('gives way on a work area smaller than the window', () => {
    const small = display(rect(0, 0, 320, 480), rect(0, 20, 320, 460));
    expect(place({ displays: [small] })).toMatchObject({ x: 0, y: 20, width: 320, height: 460 });
  });

  it('leaves the place to the system where no display is known', () => {
    expect(place({ displays: [] }).reason).toBe('no-display');
  });

  it('stays inside one work area, in integers, for any layout', () => {
    const inset = fc.integer({ min: 0, max: 200 });
    const layout = fc
      .record({
        x: fc.integer({ min: -6000, max: 6000 }),
        y: fc.integer({ min: -6000, max: 6000 }),
        width: fc.integer({ min: 420, max: 5120 }),
        height: fc.integer({ min: 420, max: 2880 }),
        insets: fc.tuple(inset, inset, inset, inset),
      })
      .map(({ insets: [top, right, bottom, left], ...bounds }) =>
        display(
          bounds,
          rect(bounds.x + left, bounds.y + top, bounds.width - left - right, bounds.height - top - bottom),
        ),
      );
    const coordinate = fc.integer({ min: -9000, max: 12_000 });
    const length = fc.integer({ min: 0, max: 200 });
    const some = fc.record({
      displays: fc.array(layout, { minLength: 1, maxLength: 5 }),
      trayBounds: fc.record({ x: coordinate, y: coordinate, width: length, height: length }),
      cursor: fc.record({ x: coordinate, y: coordinate }),
      has: fc.record({ tray: fc.boolean(), cursor: fc.boolean() }),
      windowSize: fc.record({
        width: fc.integer({ min: 1, max: 1200 }),
        height: fc.integer({ min: 1, max: 1200 }),
      }),
      platform: fc.constantFrom('darwin' as const, 'win32' as const, 'linux' as const),
      margin: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(some, ({ has, trayBounds, cursor, ...rest }) => {
        const input = { ...rest, ...(has.tray && { trayBounds }), ...(has.cursor && { cursor }) };
        const placed = placePopover(input);
        const { x, y, width, height } = placed;
        expect([x, y, width, height].every(Number.isInteger)).toBe(true);
        expect(width).toBe(Math.min(width, rest.windowSize.width));
        const inside = input.displays.some(
          ({ workArea: area }) =>
            x >= area.x &&
            y >= area.y &&
            x + width <= area.x + area.width &&
            y + height <= area.y + area.height &&
            width === Math.min(rest.windowSize.width, area.width) &&
            height === Math.min(rest.windowSize.height, area.height),
        );
        expect(inside).toBe(true);
      }),
      { numRuns: runs(3000) },
    );
  });
});
