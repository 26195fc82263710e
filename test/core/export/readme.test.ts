import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readExportSettings } from '../../../electron/core/export/settings/export-settings.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');

it('The settings of the README are valid, and name each target that it explains', () => {
  const [, text = ''] = /```toml\n(\[exporting\][^`]*)```/.exec(readme) ?? [];
  const { targets, problems, general } = readExportSettings(text);
  expect([problems, general.enabled]).toEqual([[], true]);
  expect(targets.map(({ to }) => to)).toEqual(['jsonl', 'splunk', 'webhook', 'otlp', 'syslog', 'sentinel']);
});
