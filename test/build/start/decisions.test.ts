import { describe, expect, it } from 'vitest';
import { mayDownload } from '../../../build/start/electron-binary.ts';
import { decideFreshness } from '../../../build/start/freshness.ts';
import { decideHost, hasNoDisplay } from '../../../build/start/host.ts';

describe('the build', () => {
  const outputs = [
    { path: 'dist/cli.js', changedAt: 20 },
    { path: 'dist/main.js', changedAt: 10 },
  ];

  it('is used where no source is newer than the oldest output', () => {
    const sources = [{ path: 'electron/a.ts', changedAt: 10 }];
    expect(decideFreshness(outputs, sources)).toEqual({ state: 'fresh' });
  });

  it('is outdated once a source is newer than one of its outputs', () => {
    const sources = [{ path: 'electron/a.ts', changedAt: 11 }];
    expect(decideFreshness(outputs, sources)).toEqual({
      state: 'outdated',
      reason: 'electron/a.ts changed after the last build',
    });
  });

  it('is missing where one output is, as after a build that was interrupted', () => {
    expect(decideFreshness([...outputs, { path: 'dist/page', changedAt: null }], [])).toEqual({
      state: 'missing',
      reason: 'dist/page is not there',
    });
  });

  it('does not ask for sources that are not there', () => {
    expect(decideFreshness(outputs, [{ path: 'lock', changedAt: null }])).toEqual({ state: 'fresh' });
  });
});

describe('the host', () => {
  const nothing = { asked: undefined, binary: null, download: undefined };

  it('is the tray wherever Electron is', () => {
    const download = { state: 'done' } as const;
    expect(decideHost({ asked: '', binary: '/electron', download })).toEqual({
      kind: 'tray',
      binary: '/electron',
    });
  });

  it('is the browser where it is asked for, Electron or not', () => {
    const host = decideHost({ ...nothing, asked: 'browser', binary: '/electron' });
    expect(host).toMatchObject({
      kind: 'browser',
      reason: expect.stringContaining('CODEX_GLANCE_HOST'),
    });
  });

  it.each([
    [undefined, "Electron's binary could not be had, so the popover is served in the browser:"],
    [
      { state: 'failed', reason: 'fetch failed' } as const,
      "Electron's binary could not be had (fetch failed), so the popover is served in the browser:",
    ],
    [null, "Electron's binary is still being downloaded, so the popover is served in the browser this time:"],
  ])('is the browser without Electron, in one sentence that says why: %s', (download, reason) => {
    expect(decideHost({ ...nothing, download })).toEqual({ kind: 'browser', reason });
  });

  it('has no display only on a Linux that names none', () => {
    expect(hasNoDisplay('linux', {})).toBe(true);
    expect(hasNoDisplay('linux', { DISPLAY: ':0' })).toBe(false);
    expect(hasNoDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
    expect(hasNoDisplay('darwin', {})).toBe(false);
  });

  it('downloads nothing where Electron is said to be elsewhere, or downloads are refused', () => {
    expect(mayDownload({})).toBe(true);
    expect(mayDownload({ ELECTRON_OVERRIDE_DIST_PATH: '/electron' })).toBe(false);
    expect(mayDownload({ ELECTRON_SKIP_BINARY_DOWNLOAD: '1' })).toBe(false);
  });
});
