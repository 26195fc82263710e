/**
 * Draws the popover from sample Snapshots in real Chromium, in both themes, to `assets/screenshots/`,
 * and fails where axe finds anything or the page breaks its own content policy.
 *
 * Usage: node test/e2e/screenshots.ts [--all DIR]
 * `--all` draws every sample into DIR instead, at full height, to look through.
 */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { SAMPLE_NOW, type SampleName, sampleNames, sampleSnapshot } from '../fixtures/snapshots.ts';
import { type PageServer, servePage } from './page-server.ts';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

interface Shot {
  readonly sample: SampleName;
  readonly file: string;
  /** The popover's own height, or as tall as its content. */
  readonly height: number | 'full';
}

const published: readonly Shot[] = [
  { sample: 'filled', file: 'filled', height: 'full' },
  { sample: 'filled', file: 'popover', height: 520 },
  { sample: 'first-run', file: 'first-run', height: 'full' },
  { sample: 'finding', file: 'finding', height: 'full' },
];

const { values } = parseArgs({ options: { all: { type: 'string' } } });
const folder = values.all ?? fileURLToPath(new URL('../../assets/screenshots', import.meta.url));
const shots =
  values.all === undefined
    ? published
    : sampleNames.map((sample): Shot => ({ sample, file: sample, height: 'full' }));

await mkdir(folder, { recursive: true });
const executablePath = await chromium.executablePath();
const browser = await playwright.launch({
  executablePath,
  // The fonts that come with this Chromium, so that the pictures do not depend on the machine.
  env: { ...process.env, FONTCONFIG_PATH: join(dirname(executablePath), 'fonts') },
  args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text'],
});
const server = await servePage();
const problems: string[] = [];
try {
  for (const shot of shots) {
    for (const theme of themes) problems.push(...(await draw(browser, server, shot, theme)));
  }
} finally {
  await browser.close();
  await server.close();
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${shots.length * themes.length} screenshots in ${folder}; axe found nothing.`);
}

/** Takes one screenshot; returns what is wrong with the page. */
async function draw(browser: Browser, server: PageServer, shot: Shot, theme: Theme): Promise<string[]> {
  server.show(sampleSnapshot(shot.sample, SAMPLE_NOW));
  const context = await browser.newContext({
    viewport: { width: 360, height: 520 },
    deviceScaleFactor: 2,
    colorScheme: theme,
    reducedMotion: 'reduce',
    // axe is injected, which the page's own policy would refuse; breaches are still counted below.
    bypassCSP: false,
  });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.clock.setFixedTime(SAMPLE_NOW);
  await page.goto(server.url);
  await page
    .getByRole('contentinfo')
    .getByText(/record|read/i)
    .first()
    .waitFor();
  if (shot.height === 'full') {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 360, height });
  }
  await page.screenshot({ path: join(folder, `${shot.file}-${theme}.png`) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const found = [...broken, ...(wide ? ['The page scrolls sideways.'] : []), ...(await audit(page))];
  await context.close();
  return found.map((problem) => `${shot.file}-${theme}: ${problem}`);
}

/** Every rule of axe that can fail, contrast included, as one line a node. */
async function audit(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await import('node:fs/promises').then((fs) => fs.readFile(axe, 'utf8')));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}
