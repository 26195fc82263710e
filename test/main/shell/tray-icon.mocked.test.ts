import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTrayIcon } from '../../../electron/main/shell/tray-icon.ts';
import { Tray } from '../../fakes/electron/tray.ts';
import { painter } from '../tray/tray-world.ts';

vi.mock('electron', () => import('../../fakes/electron/tray.ts'));

const meter = { bars: { kind: 'pair', short: 5, long: 'unknown' }, mark: 'alert', dimmed: false } as const;
const bounds = { x: 10, y: 20, width: 24, height: 24 };

function icon(platform: NodeJS.Platform, scales: readonly number[] = [1]) {
  const asked: string[] = [];
  const image = painter.paint({ platform, dark: true, scales }, meter);
  const system = createTrayIcon({
    platform,
    image,
    onToggle: (at) => asked.push(`toggle ${at?.x}`),
    onOpen: (at) => asked.push(`open ${at?.x}`),
    onMenu: () => asked.push('menu'),
    onAction: (action) => asked.push(action),
    menu: () => [
      { kind: 'fact', label: 'Salt & pepper' },
      { kind: 'separator' },
      { kind: 'action', action: 'refresh', label: 'Refresh' },
    ],
  });
  const [tray] = Tray.all();
  if (tray === undefined) throw new Error('No tray icon was made.');
  return { system, tray, asked };
}

beforeEach(() => {
  for (const tray of Tray.all()) tray.destroy();
});

describe('the image', () => {
  it('is a template in both densities on macOS', () => {
    const { image } = icon('darwin').tray;
    expect(image.isTemplateImage()).toBe(true);
    expect([...image.representations].map(([scale, { width }]) => [scale, width])).toEqual([
      [1, 16],
      [2, 32],
    ]);
  });

  it('has one bitmap of scale 1 on Windows and Linux, as large as it is shown', () => {
    for (const [platform, width] of [
      ['win32', 24],
      ['linux', 36],
    ] as const) {
      const { image } = icon(platform, [1.5]).tray;
      expect(image.isTemplateImage()).toBe(false);
      expect([...image.representations].map(([scale, bitmap]) => [scale, bitmap.width])).toEqual([
        [1, width],
      ]);
      expect(image.alphaAt(0.84, 0.62)).toBe(255);
      for (const tray of Tray.all()) tray.destroy();
    }
  });
});

describe('the title', () => {
  it('is set on macOS alone', () => {
    const mac = icon('darwin');
    mac.system.setTitle('62%');
    expect(mac.tray.title).toBe('62%');
    mac.tray.destroy();
    const windows = icon('win32');
    windows.system.setTitle('62%');
    expect(windows.tray.counts.title).toBe(0);
  });
});

describe('clicks', () => {
  it('toggle, with the place of the icon where the system tells it', () => {
    const { tray, asked } = icon('win32');
    tray.emit('click', {}, bounds, { x: 0, y: 0 });
    tray.emit('click', {}, { x: 0, y: 0, width: 0, height: 0 }, { x: 0, y: 0 });
    tray.emit('click', {});
    expect(asked).toEqual(['toggle 10', 'toggle undefined', 'toggle undefined']);
  });

  it('open when they are double on Windows', () => {
    const { tray, asked } = icon('win32');
    tray.emit('click', {}, bounds);
    tray.emit('double-click', {}, bounds);
    expect(asked).toEqual(['toggle 10', 'open 10']);
  });

  it('show the menu of this moment when they are right clicks, and on macOS with Control', () => {
    for (const [platform, event, details] of [
      ['win32', 'right-click', {}],
      ['darwin', 'right-click', {}],
      ['darwin', 'click', { ctrlKey: true }],
    ] as const) {
      const { tray, asked } = icon(platform);
      tray.emit(event, details, bounds);
      expect(asked).toEqual(['menu']);
      expect(tray.popped?.labels()).toEqual(['Salt & pepper', '-', 'Refresh']);
      tray.popped?.choose('Refresh');
      expect(asked).toEqual(['menu', 'refresh']);
      tray.destroy();
    }
  });

  it('leave the menu to the desktop on Linux, which keeps it', () => {
    const { system, tray, asked } = icon('linux');
    system.setMenu([{ kind: 'action', action: 'open', label: 'Open' }]);
    tray.emit('right-click', {}, bounds);
    expect(asked).toEqual([]);
    tray.menu?.choose('Open');
    expect(asked).toEqual(['open']);
  });
});
