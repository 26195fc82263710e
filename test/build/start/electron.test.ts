import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../../build/start/electron-binary.ts';
import { downloadElectron, outcomeWithin } from '../../../build/start/electron-download.ts';

/** A folder in the shape of the `electron` package. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codex-glance-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function place(file: string, text = ''): string {
  const path = join(folder, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('the binary', () => {
  it('is where path.txt says', () => {
    place('path.txt', 'Electron.app/Contents/MacOS/Electron');
    expect(findElectron(folder, {})).toBeNull();
    const binary = place('dist/Electron.app/Contents/MacOS/Electron');
    expect(findElectron(folder, {})).toBe(binary);
  });

  it('is not there while it is being unpacked', () => {
    place('dist/electron');
    expect(findElectron(folder, {})).toBeNull();
  });

  it('is where ELECTRON_OVERRIDE_DIST_PATH says, and only there', () => {
    place('path.txt', 'electron');
    place('dist/electron');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') };
    expect(findElectron(folder, env)).toBeNull();
    const binary = place('own/electron');
    expect(findElectron(folder, env)).toBe(binary);
  });
});

describe('the download', () => {
  it('is done once the installer says so', async () => {
    place('install.js', `require('node:fs').writeFileSync(__dirname + '/path.txt', 'electron')`);
    place('dist/electron');
    const download = downloadElectron(folder);
    expect(await download.outcome).toEqual({ state: 'done' });
    expect(findElectron(folder, {})).not.toBeNull();
  });

  it('fails with the first line of what the installer says', async () => {
    place('install.js', `console.error(new TypeError('fetch failed').stack); process.exit(1)`);
    expect(await downloadElectron(folder).outcome).toEqual({ state: 'failed', reason: 'fetch failed' });
  });

  it('keeps nobody waiting, and ends when it is stopped', async () => {
    place('install.js', 'setInterval(() => {}, 1000)');
    const download = downloadElectron(folder);
    expect(await outcomeWithin(download, 50)).toBeNull();
    download.stop();
    expect(await download.outcome).toMatchObject({ state: 'failed' });
  });
});
