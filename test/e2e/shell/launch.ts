import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { pageSwitches } from '../../../electron/main/shell/page-switches.ts';
import { ENDPOINT_VARIABLE } from '../../fakes/electron/page/browser.ts';
import { findChromium } from '../chromium.ts';
import { launchReal } from './launch-real.ts';
import { decideShellHost } from './shell-host.ts';

export type ElectronModule = typeof import('../../fakes/electron/module.ts');

/** A Chromium that both the stand-in and the test talk to. */
export interface SharedBrowser {
  readonly endpoint: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

const quietly = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page in an unfocused tab would otherwise be slowed down.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** A browser for pages of the tray app, with the switches that the app would give it. */
export function startTrayBrowser(): Promise<SharedBrowser> {
  return startBrowser(Object.entries(pageSwitches).map(([name, value]) => `--${name}=${value}`));
}

export async function startBrowser(switches: readonly string[] = []): Promise<SharedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'codex-glance-chromium-'));
  const { executable, env } = await findChromium();
  const own = ['--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(executable, [...quietly, ...switches, ...own], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const endpoint = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      const [, url] = /DevTools listening on (ws:\S+)/.exec(heard) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`Chromium did not start: ${heard}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  return {
    endpoint,
    browser,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await browser.close();
      kill();
      await ended;
      process.off('exit', kill);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The running tray app. */
export interface TrayApp {
  /** Runs a function in the main process. It may use nothing but its arguments, which pass as JSON. */
  evaluate<R, A = undefined>(
    run: (electron: ElectronModule, argument: A) => R,
    argument?: A,
  ): Promise<Awaited<R>>;
  /** The popover's page, once there is one. */
  page(): Promise<Page>;
  /** Its pages that are open. */
  pages(): readonly Page[];
  /** What the process wrote to stderr so far. */
  diagnostics(): string;
  /** The exit code, once the process has ended. */
  readonly exited: Promise<number | null>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The current folder of the process. */
  readonly cwd: string;
  /** The bundle of the main process. Default: the one in `dist/`. */
  readonly main?: string;
}

const runner = fileURLToPath(new URL('../../fakes/electron/run.ts', import.meta.url));
const mainScript = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

/** On real Electron where that is asked for, else on the stand-in, whose pages are those of `shared`. */
export function launchTray(shared: SharedBrowser | null, options: LaunchOptions): TrayApp {
  const host = decideShellHost(process.env);
  if (host.kind === 'electron') return launchReal(host.executable, options.main ?? mainScript, options);
  if (shared === null) throw new Error('The stand-in needs a Chromium.');
  return launchStandIn(shared, options);
}

function launchStandIn({ endpoint, browser }: SharedBrowser, options: LaunchOptions): TrayApp {
  const child = fork(runner, [options.main ?? mainScript, ...(options.args ?? [])], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...options.env, [ENDPOINT_VARIABLE]: endpoint },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let diagnostics = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    diagnostics += text;
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const evaluate = createEvaluate(child, () => diagnostics);
  return {
    evaluate,
    exited,
    diagnostics: () => diagnostics,
    pages: () => browser.contexts().flatMap((each) => each.pages()),
    async page() {
      const context = browser.contexts()[0];
      if (context === undefined) throw new Error('Chromium has no context.');
      const known = (page: Page) => page.url().includes('.electron.test/');
      for (;;) {
        const page = context.pages().find(known);
        if (page !== undefined) return page;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

function createEvaluate(child: ChildProcess, diagnostics: () => string): TrayApp['evaluate'] {
  let last = 0;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  child.on('message', (message) => {
    const { id, value, error } = message as Answer;
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`The app has ended. ${diagnostics()}`));
  });
  return (run, argument) => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id, source: run.toString(), argument }, (error) => {
        if (error !== null) reject(new Error(`The app has ended. ${diagnostics()}`));
      });
    });
  };
}
