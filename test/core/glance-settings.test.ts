import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../electron/core/glance.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const sample = path.join(import.meta.dirname, '../fixtures/rollouts/scenarios-0.169.0');

/** A Glance whose environment names one empty home; another one with a session stands beside it. */
function open(homesSource: 'environment' | 'option' = 'environment') {
  const root = realpathSync(temporaryFolder());
  const [home, other] = [path.join(root, 'home'), path.join(root, 'other')];
  mkdirSync(path.join(home, 'sessions'), { recursive: true });
  cpSync(sample, other, { recursive: true });
  const stateDir = path.join(root, 'state');
  const ports = createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: root });
  const glance = createGlance(
    { codexHomes: [home], homesSource, stateDir, cwd: root, timezone: 'UTC', locale: 'en' },
    { ...ports, processes: async () => [] },
  );
  onTestFinished(() => glance.close());
  const shown = (snapshot: Snapshot) => snapshot.codexHomes.map(({ path: each, source }) => [each, source]);
  return { glance, home, other, stateDir, shown, state: glance.store.getState };
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !isSo() && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(isSo()).toBe(true);
}

test('other homes are read as soon as they are chosen, and again those of the environment', async () => {
  const { glance, home, other, shown, state } = open();
  await glance.start();
  expect(shown(state())).toEqual([[home, 'environment']]);
  expect(state().coverage.reading.files).toBe(0);
  await glance.changeSettings({ codexHomes: [other] });
  expect(shown(state())).toEqual([[other, 'settings']]);
  expect(state().coverage.reading.files).toBeGreaterThan(0);
  await glance.changeSettings({ codexHomes: [] });
  expect(shown(state())).toEqual([[home, 'environment']]);
});

test('a home named on the command line goes before chosen ones', async () => {
  const { glance, home, other, shown, state } = open('option');
  await glance.load();
  await glance.changeSettings({ codexHomes: [other] });
  expect(shown(state())).toEqual([[home, 'option']]);
});

test('an edit of the file by hand is in force at once, and a mistake in it is reported with its line', async () => {
  const { glance, stateDir, state } = open();
  await glance.start();
  mkdirSync(stateDir, { recursive: true });
  const file = path.join(stateDir, 'settings.toml');
  writeFileSync(file, 'theme = "dark"\n');
  await until(() => state().settings.theme === 'dark');
  writeFileSync(file, 'theme = "dark"\nlanguage = "fr"\n');
  await until(() => state().findings.some(({ kind }) => kind === 'settings.invalid'));
  expect(state().findings.find(({ kind }) => kind === 'settings.invalid')).toMatchObject({ file, line: 2 });
});

test('a reset forgets what Glance keeps, but for the way back of an edit; the sessions are read again', async () => {
  const { glance, home, other, stateDir, state } = open();
  writeFileSync(path.join(home, 'config.toml'), '');
  await glance.start();
  await glance.editAnalytics(false, { dryRun: false });
  await glance.changeSettings({ codexHomes: [other], theme: 'dark' });
  expect(existsSync(path.join(stateDir, 'settings.toml'))).toBe(true);
  await glance.resetData();
  expect(state().settings.theme).toBe('system');
  expect(state().codexHomes.map(({ path: each }) => each)).toEqual([home]);
  expect(readdirSync(stateDir)).toContain('edits');
  expect(readdirSync(stateDir)).not.toContain('settings.toml');
  expect(state().analytics.enabled).toBe(false);
});

test('all that Glance keeps can be had as one document', async () => {
  const { glance, other } = open();
  await glance.load();
  await glance.changeSettings({ codexHomes: [other], language: 'de' });
  const { name, text } = await glance.exportData();
  expect(name).toBe('codex-glance-data.json');
  const data = JSON.parse(text);
  expect(data).toMatchObject({ schema: 'codex-glance.data/1', settings: { language: 'de' } });
  expect(data.usage.session.rows.length).toBeGreaterThan(0);
  const csv = await glance.exportUsage({ by: 'session', format: 'csv' });
  expect(csv.name).toBe('codex-usage-session.csv');
  expect(csv.text.trim().split('\r\n')).toHaveLength(data.usage.session.rows.length + 1);
});
