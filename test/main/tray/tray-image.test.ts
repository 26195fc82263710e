import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linuxSizes, trayImage } from '../../../electron/main/tray/tray-image.ts';

const file = (name: string) => fileURLToPath(new URL(`../../../assets/tray/${name}`, import.meta.url));
const pngSize = (name: string) => {
  const bytes = readFileSync(file(name));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

describe('trayImage', () => {
  it('names only images that exist', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      for (const dark of [true, false]) {
        for (const scale of [1, 1.25, 1.5, 2, 2.5, 3, 4]) {
          expect(existsSync(file(trayImage({ platform, dark, scale }).file))).toBe(true);
        }
      }
    }
  });

  it('gives macOS a template image of 16 points, at both scales', () => {
    const { file: name, template } = trayImage({ platform: 'darwin', dark: true, scale: 2 });
    expect(template).toBe(true);
    expect(pngSize(name)).toEqual({ width: 16, height: 16 });
    expect(pngSize(name.replace('.png', '@2x.png'))).toEqual({ width: 32, height: 32 });
  });

  it('gives Windows every size its scales need', () => {
    const ico = readFileSync(file(trayImage({ platform: 'win32', dark: false, scale: 1.5 }).file));
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index));
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48]);
  });

  it('gives Linux an image that need not be scaled up', () => {
    const name = (scale: number) => trayImage({ platform: 'linux', dark: true, scale }).file;
    expect([name(1), name(1.25), name(2), name(3), name(4)]).toEqual([
      'tray-dark-24.png',
      'tray-dark-48.png',
      'tray-dark-48.png',
      'tray-dark-72.png',
      'tray-dark-72.png',
    ]);
    for (const size of linuxSizes) expect(pngSize(`tray-light-${size}.png`).width).toBe(size);
  });
});
