import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  autostartEntry,
  autostartFile,
  decideLoginItem,
  setLoginItem,
} from '../../../electron/main/settings/login-item.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

test.each([
  ['darwin', true, 'system'],
  ['win32', true, 'system'],
  ['linux', true, 'autostart'],
  ['linux', false, 'nobody'],
  ['darwin', false, 'nobody'],
] as const)('on %s, packaged %s: %s', (platform, isPackaged, by) => {
  expect(decideLoginItem(platform, isPackaged).by).toBe(by);
});

test('the autostart folder is the one of the specification', () => {
  expect(autostartFile({}, '/home/a')).toBe('/home/a/.config/autostart/codex-glance.desktop');
  expect(autostartFile({ XDG_CONFIG_HOME: '/c' }, '/home/a')).toBe('/c/autostart/codex-glance.desktop');
  expect(autostartFile({ XDG_CONFIG_HOME: 'c' }, '/home/a')).toBe(
    '/home/a/.config/autostart/codex-glance.desktop',
  );
});

test('a program with unusual characters in its path is quoted as the specification asks', () => {
  expect(autostartEntry('/opt/a b/$x"%f/codex-glance')).toContain(
    'Exec="/opt/a b/\\\\$x\\\\"%%f/codex-glance"\n',
  );
});

test('a Linux desktop gets a file, and loses it again', async () => {
  const homeDir = temporaryFolder();
  const asked: unknown[] = [];
  const app = { isPackaged: true, setLoginItemSettings: (settings: unknown) => void asked.push(settings) };
  const parts = { app, platform: 'linux', env: { APPIMAGE: '/x/Glance.AppImage' }, homeDir } as const;
  await setLoginItem(true, { ...parts, program: '/tmp/.mount/codex-glance' });
  const file = autostartFile({}, homeDir);
  expect(readFileSync(file, 'utf8')).toContain('Exec="/x/Glance.AppImage"');
  await setLoginItem(false, { ...parts, program: '/tmp/.mount/codex-glance' });
  expect(existsSync(file)).toBe(false);
  expect(asked).toEqual([]);
});

test('macOS and Windows are told', async () => {
  const asked: unknown[] = [];
  const app = { isPackaged: true, setLoginItemSettings: (settings: unknown) => void asked.push(settings) };
  await setLoginItem(true, { app, platform: 'win32', env: {}, homeDir: '/none', program: '/x' });
  expect(asked).toEqual([{ openAtLogin: true }]);
});
