import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chosenHomes } from '../../../electron/core/settings/chosen-homes.ts';
import { settingsFile } from '../../../electron/core/settings/settings-file.ts';
import { SettingsService } from '../../../electron/core/settings/settings-service.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

function open(text?: string) {
  const root = temporaryFolder();
  const stateDir = text === undefined ? join(root, 'state') : root;
  const file = settingsFile(stateDir);
  if (text !== undefined) writeFileSync(file, text);
  const again = () => new SettingsService({ stateDir, clock: createFakeClock(), logger: createFakeLogger() });
  return { service: again(), again, file, stateDir };
}

describe('settings', () => {
  test('are the defaults without a file, and reading makes none', () => {
    const { service, stateDir } = open();
    expect(service.current).toEqual(defaultSettings);
    expect(service.findings()).toEqual([]);
    expect(() => readdirSync(stateDir)).toThrow();
  });

  test('are kept for their owner only, and known after a restart', async () => {
    const { service, again, file } = open();
    const changed = await service.change({ theme: 'dark', alerts: { thresholds: [50] } });
    expect(changed).toEqual({
      ...defaultSettings,
      theme: 'dark',
      alerts: { ...defaultSettings.alerts, thresholds: [50] },
    });
    expect(again().current).toEqual(changed);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('change one after another, and none is lost', async () => {
    const { service, again } = open();
    await Promise.all([
      service.change({ theme: 'dark' }),
      service.change({ language: 'de' }),
      service.change({ alerts: { otel: false } }),
      service.change({ alerts: { drift: false } }),
    ]);
    const { theme, language, alerts } = again().current;
    expect([theme, language, alerts.otel, alerts.drift]).toEqual(['dark', 'de', false, false]);
  });

  test('keep what another program wrote in between', async () => {
    const { service, file } = open('theme = "dark" # as I like it\n');
    writeFileSync(file, 'theme = "light" # as I like it\nlanguage = "de"\n');
    expect(await service.change({ privacy: true })).toMatchObject({
      theme: 'light',
      language: 'de',
      privacy: true,
    });
    expect(readFileSync(file, 'utf8')).toContain('theme = "light" # as I like it\nlanguage = "de"\n');
  });

  test('refuse a value that is not valid, and write nothing', async () => {
    const { service, stateDir } = open();
    await expect(service.change({ retentionDays: 1 })).rejects.toMatchObject({ code: 'invalid-setting' });
    expect(() => readdirSync(stateDir)).toThrow();
    expect(await service.change({ retentionDays: 90 })).toMatchObject({ retentionDays: 90 });
  });

  test('of a damaged file: what was last in force stays, and the file is set aside with the next change', async () => {
    const { service, file, stateDir } = open('theme = "dark"\n');
    writeFileSync(file, 'theme = "light"\nlanguage = \n');
    service.read();
    expect(service.current.theme).toBe('dark');
    expect(service.findings()).toMatchObject([{ kind: 'settings.damaged', file, line: 2 }]);
    expect(await service.change({ language: 'de' })).toMatchObject({ theme: 'dark', language: 'de' });
    expect(service.findings()).toEqual([]);
    const aside = readdirSync(stateDir).find((name) => name.includes('damaged'));
    expect(readFileSync(join(stateDir, aside ?? ''), 'utf8')).toBe('theme = "light"\nlanguage = \n');
  });

  test('of a form that cannot be changed in place: the file is set aside, its settings stay', async () => {
    const { service, stateDir } = open('alerts = { limits = false } # mine\n');
    expect((await service.change({ alerts: { otel: false } })).alerts).toMatchObject({
      limits: false,
      otel: false,
    });
    const aside = readdirSync(stateDir).find((name) => name.includes('before'));
    expect(readFileSync(join(stateDir, aside ?? ''), 'utf8')).toContain('# mine');
  });

  test('of a newer Glance are read, and never written', async () => {
    const text = 'version = 2\ntheme = "dark"\n';
    const { service, file } = open(text);
    expect(service.current.theme).toBe('dark');
    await expect(service.change({ theme: 'light' })).rejects.toMatchObject({ code: 'newer-settings' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

test.each([
  ['codex_homes = ["/a", "/b"]', ['/a', '/b']],
  ['codex_homes = ["a"]', []],
  ['codex_homes = 3', []],
  ['codex_homes = [', []],
])('the chosen homes alone are the same: %s', (text, homes) => {
  const { service, stateDir } = open(text);
  expect(chosenHomes(stateDir)).toEqual(homes);
  expect(service.current.codexHomes).toEqual(homes);
});

test('no homes are chosen without a file', () => {
  expect(chosenHomes(open().stateDir)).toEqual([]);
});

const SOC = '[[export]]\nname = "soc"\nto = "jsonl"\nfile = "/var/log/soc.jsonl"\n';

describe('the switch of every export', () => {
  test.each([
    ['', '# mine\n'],
    ['a table of the exports', '[exporting]\nproject = "name"\n'],
    ['a value', '[exporting]\nenabled = true # mine\n'],
  ])('is written beside the targets, and taken back: %s', async (_, head) => {
    const { service, file } = open(head + SOC);
    expect((await service.change({ exporting: false })).exporting).toBe(false);
    const off = readFileSync(file, 'utf8');
    expect(off).toMatch(/^enabled = false/m);
    expect(off).toContain(SOC);
    for (const line of head.split('\n')) expect(off).toContain(line.replace('true', 'false'));
    expect((await service.change({ exporting: true })).exporting).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(off.replace('enabled = false', 'enabled = true'));
  });

  test('never writes targets away where the form of the file does not allow a change', async () => {
    const text = `exporting = { enabled = true }\n${SOC}`;
    const { service, file, stateDir } = open(text);
    await expect(service.change({ exporting: false })).rejects.toThrow('Change it by hand');
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(stateDir)).toEqual(['settings.toml']);
  });
});
