import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNodePorts } from '../../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../../electron/core/glance.ts';
import { startUpdates } from '../../../electron/main/updates/start-updates.ts';
import { availableUpdate } from '../../../electron/shared/contract/update.ts';
import { Notification } from '../../fakes/electron/notification.ts';
import { createFakeLogger } from '../../fakes/logger.ts';

vi.mock('electron', () => import('../../fakes/electron/notification.ts'));
vi.mock('../../../electron/shared/version.ts', () => ({
  GLANCE_VERSION: '1.0.0',
  REPOSITORY: { type: 'git', url: 'git+https://github.com/some-one/codex-glance.git' },
}));

const sample = join(import.meta.dirname, '../../fixtures/rollouts/scenarios-0.169.0');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codex-glance-updates-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(root, { recursive: true, force: true });
});

it('goes from the setting to the Snapshot and one notification, over one request', async () => {
  const asked = vi.fn(async (_url: string) => Response.json({ tag_name: 'v1.2.3' }));
  vi.stubGlobal('fetch', asked);
  const home = join(root, 'home');
  cpSync(sample, home, { recursive: true });
  const stateDir = join(root, 'state');
  const ports = createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: root });
  const glance = createGlance(
    { codexHomes: [home], homesSource: 'option', stateDir, cwd: root, timezone: 'UTC', locale: 'de-DE' },
    { ...ports, processes: async () => [] },
  );
  const opened: string[] = [];
  const updates = startUpdates({
    stateDir,
    clock: ports.clock,
    logger: ports.logger,
    setHostFindings: glance.setHostFindings,
    openView: (place) => opened.push(place),
  });
  const { store } = glance;
  store.subscribe(updates.look);
  const shown = () => availableUpdate(store.getState().findings);
  try {
    await glance.load();
    expect([asked.mock.calls.length, shown(), existsSync(join(stateDir, 'updates.json'))]).toEqual([
      0,
      null,
      false,
    ]);

    await glance.changeSettings({ updateCheck: true });
    await vi.waitFor(() => expect(shown()).toBe('1.2.3'));
    expect(asked.mock.calls.map(([url]) => url)).toEqual([
      'https://api.github.com/repos/some-one/codex-glance/releases/latest',
    ]);
    expect(Notification.all().map(({ title, body }) => [title, body])).toEqual([
      ['Codex Glance 1.2.3 ist verfügbar', 'Du hast 1.0.0. Es wurde nichts heruntergeladen.'],
    ]);
    Notification.all()[0]?.click();
    expect(opened).toEqual(['']);

    await glance.changeSettings({ updateCheck: false });
    await vi.waitFor(() => expect(shown()).toBeNull());
  } finally {
    await updates.close();
    await glance.close();
  }
  expect(JSON.parse(readFileSync(join(stateDir, 'updates.json'), 'utf8'))).toMatchObject({
    latest: '1.2.3',
    notified: '1.2.3',
  });
  expect(asked).toHaveBeenCalledTimes(1);
});
