import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { findChromium } from '../../e2e/chromium.ts';
import { launchTray, type SharedBrowser, startTrayBrowser, type TrayApp } from '../../e2e/shell/launch.ts';
import { type Figure, type Line, notMeasured } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { type PopoverHome, writePopoverHome } from './popover-home.ts';

/**
 * The built tray app on the stand-in for Electron, its popover a page of real Chromium. A hidden window
 * is still a visible tab to Chromium, so nothing that Chromium itself saves while hidden is counted.
 */
export interface PopoverShell {
  readonly app: TrayApp;
  readonly browser: SharedBrowser;
  readonly home: PopoverHome;
  /** The popover's page, once it was opened. */
  page(): Promise<Page>;
  /**
   * Clicks the tray icon and waits for the popover.
   *
   * @returns the moment of the click, in milliseconds since the epoch.
   */
  open(): Promise<number>;
  hide(): Promise<void>;
  /** The tooltip of the tray icon. It names the tokens of today. */
  toolTip(): Promise<string>;
}

/** Measures in a running shell whose popover was opened once and is full; tells where there is no Chromium. */
export async function measureInShell(
  bench: Workbench,
  lines: readonly Line[],
  measure: (shell: PopoverShell) => Promise<Figure[]>,
  env: Readonly<Record<string, string>> = {},
): Promise<Figure[]> {
  try {
    await findChromium();
  } catch (error) {
    return lines.map((line) => notMeasured(line, String(error)));
  }
  const folder = bench.folder('popover');
  const home = writePopoverHome(folder);
  const browser = await startTrayBrowser();
  const app = launchTray(browser, {
    cwd: folder,
    env: { HOME: folder, CODEX_HOME: home.dir, CODEX_GLANCE_STATE: bench.folder('state'), ...env },
  });
  const shell = driveShell(app, browser, home);
  try {
    await until('the first read', async () => (await shell.toolTip()).includes('tokens today'));
    await shell.open();
    await (await shell.page()).getByText('30 days').first().waitFor();
    // The views that are loaded once the page is idle.
    await pause(1_000);
    return await measure(shell);
  } finally {
    await app.close();
    await browser.close();
    const diagnostics = app.diagnostics();
    if (diagnostics !== '') bench.say(diagnostics);
  }
}

function driveShell(app: TrayApp, browser: SharedBrowser, home: PopoverHome): PopoverShell {
  const isShown = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
  return {
    app,
    browser,
    home,
    page: () => app.page(),
    async open() {
      const at = await app.evaluate(({ outside }) => {
        const now = performance.timeOrigin + performance.now();
        outside.clickTray();
        return now;
      });
      await until('the popover', isShown);
      return at;
    },
    async hide() {
      // A click takes the focus away, which hides it; the click itself then does nothing more.
      await app.evaluate(({ outside }) => outside.clickTray());
      await until('the popover to hide', async () => !(await isShown()));
    },
    toolTip: () =>
      app.evaluate(({ outside }) => {
        try {
          return outside.tray().toolTip;
        } catch {
          // Not there yet.
          return '';
        }
      }),
  };
}

/** @throws where it does not come true within 30 seconds. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await pause(5);
  }
}
