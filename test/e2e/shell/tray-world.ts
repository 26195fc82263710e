import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { GlanceApi } from '../../../electron/shared/contract/contract.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { record } from '../../core/ingest/lines/lines.ts';
import { launchTray, type SharedBrowser, startTrayBrowser, type TrayApp } from './launch.ts';
import { decideShellHost } from './shell-host.ts';
import { writeTodaysSession } from './tray-session.ts';

/** A Codex home with one session of 1,200 tokens, and the tray app over it. */
export interface TrayWorld {
  /** @param env on top of the variables that every app gets. @param main another bundle of the main process. */
  launch(args?: readonly string[], env?: Readonly<Record<string, string>>, main?: string): TrayApp;
  /** Writes a further response of 34,000 tokens into the session. */
  addResponse(): Promise<void>;
  /** Writes further lines into the session. */
  append(lines: string): Promise<void>;
  /** A path in the state folder of Glance. */
  statePath(name: string): string;
  /** Every page of the browser, the popover's among them. */
  pages(): readonly Page[];
}

/** One browser for a file of tests, one home for each test; apps that still run are ended. */
export function setUpTrayWorld(): TrayWorld {
  let shared: SharedBrowser | null = null;
  let folder: string;
  let rollout: string;
  let running: TrayApp[] = [];

  const pages = () =>
    shared === null
      ? running.flatMap((app) => app.pages())
      : shared.browser.contexts().flatMap((each) => each.pages());

  beforeAll(async () => {
    if (decideShellHost(process.env).kind === 'stand-in') shared = await startTrayBrowser();
  });
  afterAll(async () => {
    await shared?.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codex-glance-tray-'));
    rollout = await writeTodaysSession(join(folder, 'codex'));
  });
  afterEach(async () => {
    for (const app of running) await app.close();
    running = [];
    for (const page of pages()) if (page.url().includes('.electron.test')) await page.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  return {
    pages,
    launch(args = [], more = {}, main = undefined) {
      const env = {
        HOME: folder,
        CODEX_HOME: join(folder, 'codex'),
        CODEX_GLANCE_STATE: join(folder, 'state'),
        ...more,
      };
      const app = launchTray(shared, { cwd: folder, args, env, ...(main === undefined ? {} : { main }) });
      running.push(app);
      return app;
    },
    append: (lines) => appendFile(rollout, lines),
    statePath: (name) => join(folder, 'state', name),
    addResponse: () => appendFile(rollout, record('r2', 30_000, 4_000, { at: new Date().toISOString() })),
  };
}

/** Waits until the tray says that this much was used today. */
export async function saysToday(app: TrayApp, tokens: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const toolTip = await app.evaluate(({ outside }) => outside.tray().toolTip);
      expect(toolTip).toContain(`; ${tokens} tokens today`);
    },
    { timeout: 15_000, interval: 50 },
  );
}

/** Clicks the tray icon once the first read is over, and waits for the popover. */
export async function openPopover(app: TrayApp): Promise<Page> {
  await saysToday(app, '1.2K');
  await app.evaluate(({ outside }) => outside.clickTray());
  const page = await app.page();
  await becomes(app, 'shown');
  return page;
}

export function isShown(app: TrayApp): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
}

export async function becomes(app: TrayApp, state: 'shown' | 'hidden'): Promise<void> {
  await vi.waitFor(async () => expect(await isShown(app)).toBe(state === 'shown'), { timeout: 10_000 });
}

export function windowCount(app: TrayApp): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

/** Today's tokens as the page gets them when it asks through its own bridge. */
export async function askToday(page: Page): Promise<number> {
  const result = await page.evaluate(async () => {
    const { glance } = window as unknown as { glance: GlanceApi };
    return await glance.getSnapshot();
  });
  if (!result.ok) throw new Error(textOf(result.message));
  return result.value.usage.today.tokens.total;
}
