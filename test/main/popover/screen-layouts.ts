import fc from 'fast-check';
import type { DisplayArea, Rectangle } from '../../../electron/main/popover/geometry.ts';

/** Which sides a taskbar, dock or menu bar takes, and how deep, in physical pixels. */
interface Panels {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface Monitor {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly panels: Panels;
  /** Of the monitor before it, the side on which this one stands, and how far it is shifted along it. */
  readonly side: 'left' | 'right' | 'above' | 'below';
  readonly shift: number;
}

const none: Panels = { top: 0, right: 0, bottom: 0, left: 0 };

/** A panel at any one edge, at several, at none, or so deep that hardly a work area is left. */
const panels: fc.Arbitrary<Panels> = fc.oneof(
  fc.constant(none),
  fc
    .record({
      edge: fc.constantFrom('top', 'right', 'bottom', 'left'),
      depth: fc.integer({ min: 1, max: 160 }),
    })
    .map(({ edge, depth }) => ({ ...none, [edge]: depth })),
  fc.record({
    top: fc.integer({ min: 0, max: 120 }),
    right: fc.integer({ min: 0, max: 120 }),
    bottom: fc.integer({ min: 0, max: 120 }),
    left: fc.integer({ min: 0, max: 120 }),
  }),
);

const monitor: fc.Arbitrary<Monitor> = fc.record({
  width: fc.integer({ min: 320, max: 5120 }),
  height: fc.integer({ min: 320, max: 2880 }),
  scale: fc.constantFrom(1, 1.25, 1.5, 1.75, 2, 3),
  panels,
  side: fc.constantFrom('left', 'right', 'above', 'below'),
  shift: fc.integer({ min: -900, max: 900 }),
});

/**
 * One to four monitors of any scale side by side, in device-independent pixels as Electron tells them: at
 * mixed scales these are whole numbers only by rounding, and lie on either side of the origin.
 */
export const layouts: fc.Arbitrary<DisplayArea[]> = fc
  .array(monitor, { minLength: 1, maxLength: 4 })
  .map((monitors) => {
    const placed: DisplayArea[] = [];
    for (const each of monitors) placed.push(toArea(each, placed.at(-1)?.bounds));
    return placed;
  });

function toArea(monitor: Monitor, before: Rectangle | undefined): DisplayArea {
  const { scale } = monitor;
  const width = Math.round(monitor.width / scale);
  const height = Math.round(monitor.height / scale);
  const bounds = { ...beside(monitor, before, width, height), width, height };
  const inset = (side: keyof Panels) => Math.round(monitor.panels[side] / scale);
  const workArea = {
    x: bounds.x + inset('left'),
    y: bounds.y + inset('top'),
    width: Math.max(1, width - inset('left') - inset('right')),
    height: Math.max(1, height - inset('top') - inset('bottom')),
  };
  return { bounds, workArea };
}

function beside({ side, shift }: Monitor, before: Rectangle | undefined, width: number, height: number) {
  if (before === undefined) return { x: 0, y: 0 };
  switch (side) {
    case 'left':
      return { x: before.x - width, y: before.y + shift };
    case 'right':
      return { x: before.x + before.width, y: before.y + shift };
    case 'above':
      return { x: before.x + shift, y: before.y - height };
    case 'below':
      return { x: before.x + shift, y: before.y + before.height };
  }
}
