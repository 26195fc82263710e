import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../electron/core/glance.ts';
import { decideHeadline } from '../../electron/shared/glance/headline.ts';
import { createFakeLogger } from '../fakes/logger.ts';

/** A Glance over a throw-away home whose config.toml says that analytics are on. */
function open() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'glance-edit-')));
  const home = path.join(root, 'home');
  const file = path.join(home, 'config.toml');
  mkdirSync(home);
  writeFileSync(file, 'analytics.enabled = true\n');
  const ports = createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: root });
  const glance = createGlance(
    {
      codexHomes: [home],
      homesSource: 'option',
      stateDir: path.join(root, 'state'),
      cwd: root,
      timezone: 'UTC',
      locale: 'en',
    },
    { ...ports, processes: async () => [] },
  );
  onTestFinished(async () => {
    await glance.close();
    rmSync(root, { recursive: true, force: true });
  });
  return { glance, file, text: () => readFileSync(file, 'utf8') };
}

test('the Snapshot tells of an edit before its report comes, and of its undo', async () => {
  const { glance, text } = open();
  await glance.load();
  const enabled = () => glance.store.getState().analytics.enabled;
  expect(enabled()).toBe(true);
  const states: (boolean | null)[] = [];
  glance.store.subscribe((snapshot) => void states.push(snapshot.analytics.enabled));

  expect(await glance.editAnalytics(false, { dryRun: true })).toMatchObject({ changed: true, inForce: true });
  expect(enabled()).toBe(true);
  expect(await glance.editAnalytics(false, { dryRun: false })).toMatchObject({
    changed: true,
    inForce: true,
  });
  expect(enabled()).toBe(false);
  expect(await glance.undoAnalytics({ dryRun: true })).toMatchObject({ changed: true });
  expect(enabled()).toBe(false);
  expect(await glance.undoAnalytics()).toMatchObject({ changed: true });
  expect(enabled()).toBe(true);
  expect(states).toEqual([false, true]);
  expect(text()).toBe('analytics.enabled = true\n');
});

test('samples begin without an alarm', async () => {
  const { glance } = open();
  await glance.setDemo(true);
  const snapshot = glance.store.getState();
  expect(snapshot.findings.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(['critical', 'warning']).not.toContain(
    decideHeadline(snapshot, Date.parse(snapshot.generatedAt)).tone,
  );
});

test('an edit while samples are shown is one of the samples', async () => {
  const { glance, text } = open();
  await glance.setDemo(true);
  const report = await glance.editAnalytics(false, { dryRun: false });
  expect(report).toMatchObject({ inForce: true, running: [] });
  expect(glance.store.getState().analytics.enabled).toBe(false);
  await glance.setDemo(false);
  expect(text()).toBe('analytics.enabled = true\n');
  expect(await glance.undoAnalytics()).toMatchObject({ changed: false });
});

test('the files of the stack are told, and none that holds credentials', () => {
  const { glance, file } = open();
  expect(glance.configFiles()).toContain(file);
  expect(glance.configFiles().join('\n')).not.toContain('auth.json');
});
