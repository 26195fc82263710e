import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../electron/core/glance.ts';
import { baselineFile, pinBaseline } from '../../electron/core/governance/baseline/baseline-file.ts';
import { pictureOf } from '../../electron/core/governance/baseline/picture.ts';
import { createFakeLogger } from '../fakes/logger.ts';

/** A Glance over a home of which a baseline can be pinned. */
async function open() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'glance-drift-')));
  const [home, stateDir] = [path.join(root, 'home'), path.join(root, 'state')];
  const config = path.join(home, 'config.toml');
  mkdirSync(home);
  writeFileSync(config, 'sandbox_mode = "read-only"\n');
  const ports = createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: root });
  const options = { codexHomes: [home], homesSource: 'option', stateDir, cwd: root } as const;
  const glance = createGlance(
    { ...options, timezone: 'UTC', locale: 'en' },
    { ...ports, processes: async () => [] },
  );
  onTestFinished(async () => {
    await glance.close();
    rmSync(root, { recursive: true, force: true });
  });
  await glance.load();
  const pin = async (cwd: string | null = root) => {
    const picture = pictureOf(await glance.postureReport(), await glance.checkReport('developer'));
    const pinnedAt = new Date(Date.now() - 1000).toISOString();
    return pinBaseline(stateDir, { pinnedAt, codexHome: home, cwd, policy: 'developer', picture }, null);
  };
  return { glance, config, stateDir, pin };
}

test('says what changed since the baseline, in which file and when', async () => {
  const { glance, config, pin } = await open();
  expect(await glance.driftReport()).toBeNull();
  const { pinnedAt } = await pin();
  expect(await glance.driftReport()).toMatchObject({
    pinnedAt,
    policy: 'developer',
    signedBy: null,
    changes: [],
  });
  writeFileSync(config, 'sandbox_mode = "danger-full-access"\n');
  await glance.load();
  const { changes = [] } = (await glance.driftReport()) ?? {};
  expect(changes.find(({ id }) => id === 'execution.sandbox-mode')).toMatchObject({
    before: 'read-only',
    after: 'danger-full-access',
    file: config,
    changedAt: expect.stringMatching(/Z$/),
  });
});

test('says why nothing can be compared', async () => {
  const { glance, stateDir, pin } = await open();
  await pin(null);
  await expect(glance.driftReport()).rejects.toMatchObject({ code: 'baseline-elsewhere' });
  await pin();
  const file = baselineFile(stateDir);
  writeFileSync(file, readFileSync(file, 'utf8').replace('read-only', 'workspace-write'));
  await expect(glance.driftReport()).rejects.toMatchObject({ code: 'baseline-damaged' });
});

test('nothing is pinned of samples', async () => {
  const { glance, pin } = await open();
  await pin();
  await glance.setDemo(true);
  expect(await glance.driftReport()).toBeNull();
});
