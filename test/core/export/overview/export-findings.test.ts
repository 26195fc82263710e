import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFindings } from '../../../../electron/core/export/overview/export-findings.ts';
import { findExposedSecrets } from '../../../../electron/core/export/overview/exposed-secrets.ts';
import { showExports } from '../../../../electron/core/export/overview/show-exports.ts';
import { readExportSettings } from '../../../../electron/core/export/settings/export-settings.ts';
import { germanText } from '../../../../electron/shared/messages/de.ts';
import { crowdedExport } from '../../../fixtures/export-reports.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const NOW = Date.parse('2026-11-20T10:47:00.000Z');

const kinds = (found: ReturnType<typeof exportFindings>) => found.map(({ id, level }) => [id, level]);

describe('Findings on exports', () => {
  it('say which target needs somebody, and none of one that was tried a minute ago', () => {
    const found = exportFindings(showExports(crowdedExport, [], NOW), []);
    expect(kinds(found)).toEqual([['export.stopped:soc', 'error']]);
    expect(found[0]).toMatchObject({
      title: 'The export soc has stopped.',
      detail: 'It needs you: HEC 4: invalid token',
      file: crowdedExport.settingsFile,
    });
  });

  it.each([
    [799_999, []],
    [800_000, [['export.queue-nearly-full', 'warning']]],
    [1_000_000, [['export.queue-full', 'error']]],
  ])('of a queue with %s of a million records: %j', (records, expected) => {
    const fine = { ...crowdedExport, targets: crowdedExport.targets.slice(0, 1) };
    const queue = { records, most: 1_000_000 };
    expect(kinds(exportFindings(showExports({ ...fine, queue }, [], NOW), []))).toEqual(expected);
    // Nothing is fed into the queue of exports that are off.
    const off = { ...fine, enabled: false, queue };
    expect(exportFindings(showExports(off, [], NOW), [])).toEqual([]);
  });

  it('name each mistake in the settings with its line, in both languages', () => {
    const text = '[[export]]\nname = "soc"\nto = "webhook"\nurl = "ftp://x"\n[[export]]\nto = "jsonl"\n';
    const { problems } = readExportSettings(text);
    const found = exportFindings(showExports(crowdedExport, problems, NOW), []);
    expect(found.slice(0, 2).map(({ kind, line, title }) => [kind, line, title.text])).toEqual([
      ['export.settings', 4, 'The export soc is not set up correctly.'],
      ['export.settings', 5, 'An export is not set up correctly.'],
    ]);
    const [first] = found;
    if (!first) throw new Error('There is none.');
    expect(germanText(first.title)).toBe('Der Export soc ist nicht richtig eingerichtet.');
    const broken = readExportSettings('[exporting]\nproject = "no"\n').problems;
    const [all] = exportFindings(showExports({ ...crowdedExport, enabled: false }, broken, NOW), []);
    expect(all?.title.text).toBe('Nothing is exported, because the settings of the export are not valid.');
  });

  it.skipIf(process.platform === 'win32')('name a secret that others can read, and read it not', () => {
    const dir = temporaryFolder();
    const [wide, narrow] = [join(dir, 'wide'), join(dir, 'narrow')];
    for (const file of [wide, narrow]) writeFileSync(file, 's3cret', { mode: 0o600 });
    chmodSync(wide, 0o644);
    const target = (name: string, file: string, more = '') =>
      `[[export]]\nname = "${name}"\nto = "webhook"\nurl = "https://x.example"\nsecret = { file = "${file}" }\n${more}`;
    const text =
      `[exporting]\nsalt = { file = "${wide}" }\n` +
      target('a', wide) +
      target('b', narrow) +
      target('c', wide, 'enabled = false\n') +
      target('d', join(dir, 'none'));
    const settings = readExportSettings(text);
    expect(settings.problems).toEqual([]);
    const exposed = findExposedSecrets(settings, process.platform);
    expect(exposed).toEqual([
      { target: null, file: wide },
      { target: 'a', file: wide },
    ]);
    const found = exportFindings(showExports(crowdedExport, [], NOW), exposed);
    expect(found.slice(0, 2).map(({ title }) => title.text)).toEqual([
      'Others on this machine can read the salt of the export.',
      'Others on this machine can read the secret of the export a.',
    ]);
    expect(found[1]?.remedy?.text).toBe(`Run: chmod 600 ${wide}`);
    expect(JSON.stringify(found)).not.toContain('s3cret');
    expect(findExposedSecrets(settings, 'win32')).toEqual([]);
  });
});
