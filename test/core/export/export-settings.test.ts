import { describe, expect, it } from 'vitest';
import { readExportSettings } from '../../../electron/core/export/settings/export-settings.ts';
import { readSettings } from '../../../electron/core/settings/read-settings.ts';
import { changedSettings } from '../../../electron/core/settings/write-settings.ts';

describe('Export settings', () => {
  it('are off and empty without a table', () => {
    const { general, targets, problems } = readExportSettings('theme = "dark"\n');
    expect(general).toMatchObject({ enabled: true, project: 'hash', host: false, user: false });
    expect([targets, problems]).toEqual([[], []]);
  });

  it('give each target with its defaults', () => {
    const { targets, problems } = readExportSettings(`
[exporting]
project = "name"

[[export]]
name = "drop"
to = "jsonl"
file = "/var/log/codex.jsonl"
kinds = ["turn", "check"]
`);
    expect(problems).toEqual([]);
    expect(targets).toEqual([
      {
        name: 'drop',
        to: 'jsonl',
        file: '/var/log/codex.jsonl',
        kinds: ['turn', 'check'],
        enabled: true,
        catch_up_rate: 2_000,
        max_bytes: 64_000_000,
        keep: 8,
      },
    ]);
  });

  it('name the key and its line, and leave out only that target', () => {
    const { targets, problems } = readExportSettings(`[exporting]
enabled = true
[[export]]
name = "one"
to = "jsonl"
file = "relative.jsonl"
[[export]]
name = "two"
to = "jsonl"
file = "/two.jsonl"
[[export]]
name = "two"
to = "jsonl"
file = "/three.jsonl"
[[export]]
name = "four"
to = "carrier-pigeon"
[[export]]
to = "jsonl"
file = "/five.jsonl"
password = "hunter2"
`);
    expect(targets.map(({ name }) => name)).toEqual(['two']);
    expect(problems.map(({ target, key, line, message }) => [target, key, line, message.text])).toEqual([
      ['one', 'export.file', 6, 'it must be an absolute path'],
      ['two', 'export.name', 12, 'another one has this name already'],
      ['four', 'export.to', 17, expect.stringMatching('it must be ')],
      [null, 'export.name', 18, 'it is missing'],
    ]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('are no unknown settings, and stay where another is changed', () => {
    const text = '[[export]]\nname = "a"\nto = "jsonl"\nfile = "/a"\n';
    const { settings, problems } = readSettings(text);
    expect(problems).toEqual([]);
    expect(changedSettings(text, settings, { ...settings, theme: 'dark' })).toContain(text);
  });

  it('stop everything where the general part is wrong, as it might have said so', () => {
    const text = '[exporting]\nenabled = "no"\n[[export]]\nname = "a"\nto = "jsonl"\nfile = "/a"\n';
    const { general, problems } = readExportSettings(text);
    expect(general.enabled).toBe(false);
    expect(problems).toMatchObject([{ key: 'exporting.enabled', line: 2 }]);
    expect(readExportSettings('a = ').general.enabled).toBe(false);
  });
});
