/**
 * Draws the popover from sample Snapshots in real Chromium, in both themes, to `assets/screenshots/`,
 * and fails where axe finds anything or the page breaks its own content policy.
 *
 * Usage: node test/e2e/screenshots.ts [--all DIR]
 * `--all` draws every sample and every view into DIR instead, to look through.
 */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { sampleConfigReport } from '../fixtures/config-reports.ts';
import { type EditSample, sampleEdits } from '../fixtures/edit-reports.ts';
import { SAMPLE_NOW, type SampleName, sampleNames, sampleSnapshot } from '../fixtures/snapshots.ts';
import { type PageServer, servePage } from './page-server.ts';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

interface Shot {
  readonly sample: SampleName;
  readonly file: string;
  /** The popover's own height, or as tall as its content. */
  readonly height: number | 'full';
  /** The names of the controls to press, one after the other. */
  readonly press?: readonly string[];
  readonly plan?: EditSample;
  readonly done?: EditSample;
}

const published: readonly Shot[] = [
  { sample: 'filled', file: 'filled', height: 'full' },
  { sample: 'filled', file: 'popover', height: 520 },
  { sample: 'first-run', file: 'first-run', height: 'full' },
  { sample: 'finding', file: 'finding', height: 'full' },
  { sample: 'analytics-default', file: 'analytics-default', height: 'full', press: ['Analytics'] },
  { sample: 'analytics-off', file: 'analytics-off', height: 'full', press: ['Analytics'] },
  { sample: 'analytics-managed', file: 'analytics-managed', height: 'full', press: ['Analytics'] },
  { sample: 'analytics-outvoted', file: 'analytics-not-in-force', height: 'full', press: ['Analytics'] },
  { sample: 'config-broken', file: 'analytics-config-broken', height: 'full', press: ['Analytics'] },
];

const toSwitch = ['Analytics', 'Send analytics'];
const outvoted = ['Analytics', 'Switch off elsewhere'];

/** Every view and every step, to look through. */
const views: readonly Shot[] = [
  ...published,
  { sample: 'analytics-default', file: 'analytics-popover', height: 520, press: ['Analytics'] },
  { sample: 'analytics-default', file: 'plan', height: 'full', press: toSwitch, plan: 'plan-off' },
  { sample: 'analytics-default', file: 'plan-popover', height: 520, press: toSwitch, plan: 'plan-off' },
  {
    sample: 'analytics-project',
    file: 'plan-not-in-force',
    height: 'full',
    press: outvoted,
    plan: 'plan-not-in-force',
  },
  { sample: 'analytics-project', file: 'plan-same', height: 'full', press: outvoted, plan: 'plan-same' },
  {
    sample: 'config-broken',
    file: 'plan-paste',
    height: 'full',
    press: ['Analytics', 'How to switch off'],
    plan: 'plan-paste',
  },
  {
    sample: 'analytics-default',
    file: 'done',
    height: 'full',
    press: [...toSwitch, 'Write to'],
    plan: 'plan-off',
    done: 'done-off',
  },
  {
    sample: 'analytics-project',
    file: 'done-not-in-force',
    height: 'full',
    press: [...outvoted, 'Write anyway'],
    plan: 'plan-not-in-force',
    done: 'done-not-in-force',
  },
  {
    sample: 'analytics-default',
    file: 'undone',
    height: 'full',
    press: [...toSwitch, 'Write to', 'Undo'],
    plan: 'plan-off',
    done: 'done-off',
  },
  { sample: 'analytics-default', file: 'failed', height: 'full', press: toSwitch },
  { sample: 'filled', file: 'otel-logs', height: 'full', press: ['OTel logs'] },
  { sample: 'otel-failing', file: 'otel-failing-logs', height: 'full', press: ['OTel logs'] },
  { sample: 'filled', file: 'otel-metrics', height: 'full', press: ['OTel metrics'] },
  { sample: 'prompts-logged', file: 'prompts', height: 'full', press: ['Prompt logging'] },
  { sample: 'analytics-default', file: 'feedback', height: 'full', press: ['Feedback reports'] },
  { sample: 'filled', file: 'compliance', height: 'full', press: ['Compliance export'] },
  { sample: 'filled', file: 'limit', height: 'full', press: ['5-hour'] },
  { sample: 'limits-stale', file: 'limit-stale', height: 'full', press: ['5-hour'] },
  { sample: 'filled', file: 'session', height: 'full', press: ['harbor'] },
  { sample: 'filled', file: 'tokens', height: 'full', press: ['Tokens'] },
  { sample: 'problems', file: 'finding-config', height: 'full', press: [/config.toml is not valid/.source] },
  { sample: 'problems', file: 'finding-line', height: 'full', press: ['A line of a session file'] },
];

const { values } = parseArgs({ options: { all: { type: 'string' } } });
const folder = values.all ?? fileURLToPath(new URL('../../assets/screenshots', import.meta.url));
const shots =
  values.all === undefined
    ? published
    : [
        ...sampleNames.map((sample): Shot => ({ sample, file: `overview-${sample}`, height: 'full' })),
        ...views,
      ];

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
  server.show({
    snapshot: sampleSnapshot(shot.sample, SAMPLE_NOW),
    configReport: (key) => sampleConfigReport(shot.sample, key),
    ...(shot.plan === undefined ? {} : { plan: sampleEdits[shot.plan] }),
    ...(shot.done === undefined ? {} : { done: sampleEdits[shot.done] }),
    undone: sampleEdits.undone,
  });
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
  for (const name of shot.press ?? []) await press(page, name);
  if (shot.height === 'full') {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 360, height });
  }
  await page.screenshot({ path: join(folder, `${shot.file}-${theme}.png`) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const large = await widthAtTwice(page);
  const found = [
    ...broken,
    ...large,
    ...(wide ? ['The page scrolls sideways.'] : []),
    ...(await audit(page)),
  ];
  await context.close();
  return found.map((problem) => `${shot.file}-${theme}: ${problem}`);
}

/** Presses the button or switch whose name begins so, with the keyboard, which every view must allow. */
async function press(page: Page, name: string): Promise<void> {
  const named = new RegExp(`^(?:(?:Error|Warning|Note): )?${name}`);
  const control = page.getByRole('switch', { name: named }).or(page.getByRole('button', { name: named }));
  await control.first().focus();
  await page.keyboard.press('Enter');
  // What was asked for is there once nothing is asked any more.
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(100);
}

/** Whether the page stays within its width with text at twice its size. */
async function widthAtTwice(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const over = document.documentElement.scrollWidth > innerWidth;
    document.documentElement.style.fontSize = '';
    return over;
  });
  return wide ? ['With text at twice its size the page scrolls sideways.'] : [];
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
