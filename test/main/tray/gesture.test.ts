import { expect, it } from 'vitest';
import { decideGesture, type Gesture } from '../../../electron/main/tray/gesture.ts';

const plain = (kind: Gesture['kind']): Gesture => ({ kind, control: false });

it.each([
  ['darwin', plain('click'), 'toggle', 'click'],
  ['darwin', { kind: 'click', control: true }, 'menu', 'control-click-is-right-click'],
  ['darwin', plain('double-click'), 'none', 'reported-as-clicks'],
  ['darwin', plain('right-click'), 'menu', 'right-click'],
  ['win32', plain('click'), 'toggle', 'click'],
  ['win32', { kind: 'click', control: true }, 'toggle', 'click'],
  ['win32', plain('double-click'), 'open', 'double-click-opens'],
  ['win32', plain('right-click'), 'menu', 'right-click'],
  ['linux', plain('click'), 'toggle', 'click'],
  ['linux', plain('double-click'), 'none', 'reported-as-clicks'],
  ['linux', plain('right-click'), 'none', 'desktop-shows-menu'],
] as const)('on %s %j leads to %s: %s', (platform, gesture, action, reason) => {
  expect(decideGesture(gesture, platform)).toEqual({ action, reason });
});
