import { describe, expect, it } from 'vitest';
import {
  locateCodexHomes,
  locateStateDir,
  type Surroundings,
} from '../../../electron/core/composition/locations.ts';

const linux: Surroundings = { env: {}, platform: 'linux', homeDir: '/home/ada', cwd: '/project' };
const mac: Surroundings = { ...linux, platform: 'darwin', homeDir: '/Users/ada' };
const windows: Surroundings = { env: {}, platform: 'win32', homeDir: 'C:\\Users\\ada', cwd: 'D:\\code' };

describe('Codex homes', () => {
  it('are those named, from the working folder, each once', () => {
    const around = { ...linux, env: { CODEX_HOME: '/elsewhere' } };
    expect(locateCodexHomes(['/a', 'b', '/project/b'], around)).toEqual({
      paths: ['/a', '/project/b'],
      source: 'option',
    });
  });

  it('else those that CODEX_HOME lists', () => {
    expect(locateCodexHomes([], { ...linux, env: { CODEX_HOME: ' /a, b,,' } })).toEqual({
      paths: ['/a', '/project/b'],
      source: 'environment',
    });
  });

  it('else the one in the home folder', () => {
    expect(locateCodexHomes([], { ...linux, env: { CODEX_HOME: ' ' } })).toEqual({
      paths: ['/home/ada/.codex'],
      source: 'default',
    });
    expect(locateCodexHomes([], windows).paths).toEqual(['C:\\Users\\ada\\.codex']);
  });
});

describe('The state folder', () => {
  it.each([
    ['the option', '/s', { ...linux, env: { CODEX_GLANCE_STATE: '/e' } }, '/s'],
    ['the environment', undefined, { ...linux, env: { CODEX_GLANCE_STATE: 'e' } }, '/project/e'],
    ['Linux', undefined, linux, '/home/ada/.local/state/codex-glance'],
    ['XDG', undefined, { ...linux, env: { XDG_STATE_HOME: '/x' } }, '/x/codex-glance'],
    [
      'a relative XDG',
      undefined,
      { ...linux, env: { XDG_STATE_HOME: 'x' } },
      '/home/ada/.local/state/codex-glance',
    ],
    ['macOS', undefined, mac, '/Users/ada/Library/Application Support/codex-glance'],
    ['Windows', undefined, windows, 'C:\\Users\\ada\\AppData\\Local\\codex-glance'],
    ['LOCALAPPDATA', undefined, { ...windows, env: { LOCALAPPDATA: 'E:\\data' } }, 'E:\\data\\codex-glance'],
  ] as const)('comes from %s', (_name, named, around, expected) => {
    expect(locateStateDir(named, around)).toBe(expected);
  });
});
