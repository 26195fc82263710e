import { expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/main/tray/menu-template.ts';
import { decideMeter } from '../../../electron/main/tray/meter.ts';
import { readSnapshot } from '../../../electron/main/tray/reading.ts';
import { updateFinding } from '../../../electron/shared/contract/update.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const page = 'https://github.com/some-one/codex-glance/releases';

function snapshotWith(language: Settings['language']) {
  const filled = sampleSnapshot('filled');
  const findings = [...filled.findings, updateFinding('1.2.3', '1.0.0', page)];
  return { ...filled, findings, settings: { ...filled.settings, language } };
}

it.each([
  ['en', 'Codex Glance 1.2.3 is available'],
  ['de', 'Codex Glance 1.2.3 ist verfügbar'],
] as const)(
  'the menu says in %s that there is a newer version, and does nothing about it',
  (language, text) => {
    const entries = menuTemplate(readSnapshot(snapshotWith(language), SAMPLE_NOW));
    expect(entries).toContainEqual({ kind: 'fact', label: text });
  },
);

it('the icon is the same with it', () => {
  const plain = sampleSnapshot('filled');
  expect(decideMeter(snapshotWith('en'), SAMPLE_NOW)).toEqual(decideMeter(plain, SAMPLE_NOW));
});
