import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';
import { type SharedBrowser, startBrowser } from '../shell/launch.ts';
import { type PageServer, servePage } from './page-server.ts';

/** As large as the popover. */
export const popoverSize = { width: 360, height: 520 } as const;

/** The built page, and a browser to open it in. Both are there from the first test of a file to the last. */
export interface ServedPage {
  readonly server: PageServer;
  /** Opens an empty page, whose clock stands at the moment of the samples, for the test at hand. */
  newPage(options: BrowserContextOptions): Promise<Page>;
}

/** Serves the built page to the tests of the file. */
export function serveBuiltPage(): ServedPage {
  let chromium: SharedBrowser;
  let server: PageServer;
  beforeAll(async () => {
    chromium = await startBrowser();
    server = await servePage();
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });
  return {
    get server() {
      return server;
    },
    async newPage(options) {
      const context = await chromium.browser.newContext(options);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.clock.setFixedTime(SAMPLE_NOW);
      return page;
    },
  };
}
