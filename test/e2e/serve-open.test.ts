import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { serve } from './served.ts';
import { type SharedBrowser, startBrowser } from './shell/launch.ts';

let chromium: SharedBrowser;
beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium?.close());

it.runIf(process.platform === 'linux')(
  '--open leads a real browser to the page through a file, and tells no program the token',
  async () => {
    const folder = temporaryFolder();
    const noted = join(folder, 'opened');
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf %s "$*" > '${noted}'\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const codexHome = join(folder, '.codex');
    mkdirSync(codexHome);
    const served = await serve(codexHome, '--open');
    onTestFinished(() => served.stop());
    const opened = await vi.waitFor(
      () => {
        const text = existsSync(noted) ? readFileSync(noted, 'utf8') : '';
        if (text === '') throw new Error('Nothing was opened yet.');
        return text;
      },
      { timeout: 10_000 },
    );
    expect(opened).toMatch(/^file:.+\.html$/);
    expect(opened).not.toContain(new URL(served.url).searchParams.get('token'));
    const page = await (await chromium.browser.newContext()).newPage();
    onTestFinished(() => page.context().close());
    await page.goto(opened);
    await page.waitForURL(new URL('/', served.url).href);
    await page.getByText('Analytics').first().waitFor({ timeout: 10_000 });
    await served.stop();
    expect(existsSync(fileURLToPath(opened))).toBe(false);
  },
);

it('states nothing about what leaves the machine before it has read the configuration', async () => {
  const folder = temporaryFolder();
  const codexHome = join(folder, '.codex');
  mkdirSync(codexHome);
  writeFileSync(join(codexHome, 'config.toml.new'), '[analytics]\nenabled = false\n');
  renameSync(join(codexHome, 'config.toml.new'), join(codexHome, 'config.toml'));
  const served = await serve(codexHome);
  onTestFinished(() => served.stop());
  const opened = await fetch(served.url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  // Every Snapshot from the first on, as a page gets them.
  const stream = await fetch(new URL('/api/events', served.url), { headers: { cookie } });
  const answer = await fetch(new URL('/api/request', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-codex-glance': '1', cookie },
    body: JSON.stringify({ name: 'snapshot.get', payload: {} }),
  });
  const first = ((await answer.json()) as { value: Snapshot }).value;
  expect(first.analytics).toMatchObject({ enabled: false, origin: { layer: 'user' } });
  const reader = stream.body?.getReader();
  let text = '';
  while (!/^data: .+$/m.test(text)) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) break;
    text += Buffer.from(value).toString('utf8');
  }
  await reader?.cancel();
  const streamed = JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? 'null') as Snapshot;
  expect(streamed.analytics).toMatchObject({ enabled: false, origin: { layer: 'user' } });
});
