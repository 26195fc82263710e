import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LimitCutoffs } from '../../electron/core/ingest/kernel/limit-cutoffs.ts';
import type { WorkerInput, WorkerMessage } from '../../electron/core/ingest/scan/read-job.ts';
import { type Packaged, packageApp } from '../build/packaging/packaged.ts';
import { THREAD } from '../core/ingest/lines/lines.ts';
import { launchTray, type SharedBrowser, startTrayBrowser, type TrayApp } from './shell/launch.ts';
import { writeTodaysSession } from './shell/tray-session.ts';
import { openPopover, saysToday } from './shell/tray-world.ts';

let folder: string;
let rollout: string;
let packaged: Packaged;
let shared: SharedBrowser;
let app: TrayApp | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codex-glance-packaged-'));
  packaged = await packageApp('linux');
  extractAll(packaged.asar, join(folder, 'app'));
  rollout = await writeTodaysSession(join(folder, 'codex'));
  shared = await startTrayBrowser();
}, 120_000);

afterAll(async () => {
  await app?.close();
  await shared?.close();
  packaged?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('the packaged app, with nothing around it but its own archive', () => {
  it('shows the popover, and a view of the part that is loaded later', async () => {
    app = launchTray(shared, {
      main: join(folder, 'app', 'dist', 'main.js'),
      cwd: folder,
      env: {
        HOME: folder,
        CODEX_HOME: join(folder, 'codex'),
        CODEX_GLANCE_STATE: join(folder, 'state'),
      },
    });
    await saysToday(app, '1.2K');
    const page = await openPopover(app);
    await page.getByText('1.2K').first().waitFor();
    await page.locator('[data-opens$="tokens"]').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(app.diagnostics()).toBe('');
  });

  it('reads on further threads', async () => {
    const { size, mtimeMs, ctimeMs, dev, ino } = await stat(rollout);
    const file = {
      path: rollout,
      codexHome: join(folder, 'codex'),
      threadId: THREAD,
      name: basename(rollout),
      archived: false,
      compressed: false,
      ...{ size, mtimeMs, ctimeMs, dev, ino },
    };
    const data: WorkerInput = {
      jobs: [{ file, before: null }],
      acceptsBulkInsert: false,
      shared: new Int32Array(new SharedArrayBuffer(8)),
      cutoffs: new LimitCutoffs().shared,
    };
    const worker = new Worker(join(folder, 'app', 'dist', 'scan-worker.js'));
    worker.postMessage(data);
    const messages = await new Promise<WorkerMessage[]>((resolve, reject) => {
      const heard: WorkerMessage[] = [];
      worker.on('message', (message: WorkerMessage) => heard.push(message));
      worker.on('error', reject);
      worker.on('exit', () => resolve(heard));
    });
    expect(messages.map(({ type }) => type)).toEqual(['up', 'readings', 'done']);
    const [, first] = messages;
    const [read] = first?.type === 'readings' ? first.readings : [];
    expect(read?.reading).toHaveProperty('responses');
  });
});
