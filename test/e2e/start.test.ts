import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { electronPackageDir } from '../../build/start/electron-binary.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { type SharedBrowser, startBrowser } from './shell/launch.ts';
import { type Started, start } from './started.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const recorded = fileURLToPath(new URL('../fixtures/rollouts/history-0.165.0', import.meta.url));

let chromium: SharedBrowser;
let folder: string;
let running: Started[] = [];
beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium?.close());
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'tmp'));
});
afterEach(async () => {
  for (const each of running) await each.stop();
  running = [];
});

const inBrowser = { CODEX_GLANCE_HOST: 'browser' };

/** Runs in the test's own folder, where no Codex home is. */
function run(env: Record<string, string>, args: readonly string[] = [], root?: string): Started {
  const places = {
    HOME: folder,
    USERPROFILE: folder,
    TMPDIR: join(folder, 'tmp'),
    TEMP: join(folder, 'tmp'),
    CODEX_GLANCE_STATE: join(folder, 'state'),
  };
  const started = start({ env: { ...places, ...env }, args, ...(root === undefined ? {} : { root }) });
  running.push(started);
  return started;
}

/** A recorded Codex home whose one session is of today: 24,966 tokens. */
async function copyHome(): Promise<string> {
  const home = join(folder, 'codex');
  cpSync(recorded, home, { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.jsonl')) continue;
    const path = join(home, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(/"timestamp":"\d{4}-\d\d-\d\d/g, `"timestamp":"${today}`));
  }
  return home;
}

async function open(started: Started): Promise<Page> {
  const context = await chromium.browser.newContext({ viewport: { width: 360, height: 520 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(await started.url());
  return page;
}

/** The total of today, as the page writes it. */
const today = (page: Page) => page.getByRole('region', { name: 'Tokens' }).getByRole('definition').first();

async function growingDemo(page: Page): Promise<void> {
  await page.getByRole('complementary', { name: 'Demo' }).waitFor();
  await page.getByRole('region', { name: 'Now' }).getByRole('listitem').first().waitFor();
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  const written = () => today(page).innerText();
  const before = await written();
  expect(before).toMatch(/^\d/);
  await expect.poll(written, { timeout: 45_000, interval: 200 }).not.toBe(before);
}

describe('npm start', () => {
  it('serves the sessions of CODEX_HOME where the browser is asked for', async () => {
    const started = run({ ...inBrowser, CODEX_HOME: await copyHome() });
    const page = await open(started);
    await expect.poll(() => today(page).innerText()).toContain('25K');
    expect(started.stdout()).toContain('CODEX_GLANCE_HOST asks for the browser');
    expect(await started.stop()).toBe(0);
  });

  it('says in one sentence that there is no Electron, and serves the browser', async () => {
    const started = run({ ELECTRON_OVERRIDE_DIST_PATH: folder, CODEX_HOME: await copyHome() });
    const page = await open(started);
    await expect.poll(() => today(page).innerText()).toContain('25K');
    expect(started.stdout()).toContain(
      "Electron's binary could not be had, so the popover is served in the browser:\nhttp://127.0.0.1:",
    );
  });

  it('offers the demo where no Codex home is, and shows it grow', async () => {
    const page = await open(run(inBrowser));
    await page.getByText('No Codex found on this machine yet').first().waitFor();
    await page.getByText(join(folder, '.codex')).waitFor();
    await page.getByRole('button', { name: 'Show a demo' }).click();
    await growingDemo(page);
    expect(existsSync(join(folder, '.codex'))).toBe(false);
  });

  it('refuses a host that it does not know', async () => {
    const started = run({ CODEX_GLANCE_HOST: 'telnet' });
    expect(await started.ended).toBe(2);
    expect(started.stderr()).toBe('CODEX_GLANCE_HOST is "telnet". Set it to "browser", or leave it out.\n');
  });

  it('passes options and exit codes through', async () => {
    const started = run(inBrowser, ['--prot', '80']);
    expect(await started.ended).toBe(2);
    expect(started.stderr()).toContain('--port');
  });

  it('builds first where nothing is built', async () => {
    const root = join(folder, 'clone');
    for (const name of ['electron', 'renderer', 'build', 'package.json', 'tsconfig.json', 'vite.config.ts']) {
      cpSync(join(repository, name), join(root, name), { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
    const started = run({ ...inBrowser, CODEX_HOME: await copyHome() }, [], root);
    const page = await open(started);
    await expect.poll(() => today(page).innerText()).toContain('25K');
    expect(started.stdout()).toContain('Building: dist/cli.js is not there.\n');
  });
});

describe('npm run demo', () => {
  it('shows sample sessions that grow, and removes them at the end', async () => {
    const started = run(inBrowser, ['--demo']);
    await growingDemo(await open(started));
    const samples = () => readdirSync(join(folder, 'tmp')).filter((name) => name.includes('demo'));
    expect(samples()).toHaveLength(1);
    expect(await started.stop()).toBe(0);
    expect(samples()).toEqual([]);
  });
});

/** A program in the place of Electron: a stand-in for what is not installed everywhere. */
async function placeElectron(script: string): Promise<string> {
  const dist = join(folder, 'electron-dist');
  const named = await readFile(join(electronPackageDir() ?? '', 'path.txt'), 'utf8').catch(() => 'electron');
  const binary = join(dist, named);
  mkdirSync(dirname(binary), { recursive: true });
  await writeFile(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  return dist;
}

describe.skipIf(process.platform === 'win32')('with an Electron binary', () => {
  it('runs the tray app with the same options and gives its exit code', async () => {
    const dist = await placeElectron('echo "tray app: $*"; exit 7');
    const started = run({ ELECTRON_OVERRIDE_DIST_PATH: dist, DISPLAY: ':99' }, ['--demo']);
    expect(await started.ended).toBe(7);
    expect(started.stdout()).toContain(`tray app: ${repository} --demo\n`);
    expect(started.stdout()).not.toContain('http://');
  });

  it.runIf(process.platform === 'linux')('falls back to the browser without a display', async () => {
    const dist = await placeElectron('exit 1');
    const started = run({ ELECTRON_OVERRIDE_DIST_PATH: dist });
    expect(await started.url()).toContain('http://127.0.0.1:');
    expect(started.stdout()).toContain('Electron found no display, so the popover is served in the browser:');
  });
});
