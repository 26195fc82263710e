/**
 * Draws the popover and the desk from sample Snapshots in real Chromium, in both themes, to `assets/screenshots/`,
 * and fails where axe finds anything, the page scrolls sideways or breaks its own content policy.
 *
 * Usage: node test/e2e/screenshots.ts [--all] [--only PATTERN] [DIR]
 * `--all` draws every sample, view, look and language into DIR (else the system's temporary folder), to
 * look through; `--only` keeps the pictures whose name matches a regular expression.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { de } from '../../renderer/i18n/de.ts';
import { detailTexts } from '../../renderer/i18n/detail-texts.ts';
import { en } from '../../renderer/i18n/en.ts';
import type { Language } from '../../renderer/i18n/language.ts';
import { sampleConfigReport } from '../fixtures/config-reports.ts';
import { sampleDrift } from '../fixtures/drifts.ts';
import { sampleEdits } from '../fixtures/edit-reports.ts';
import { sampleInspection, sampleNews } from '../fixtures/inspections.ts';
import {
  largeOrganisationView,
  sparseOrganisationView,
  wholeOrganisationView,
} from '../fixtures/organisation-views.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { findChromium } from './chromium.ts';
import { type PageServer, servePage } from './page/page-server.ts';
import type { Shot } from './screenshots/shot.ts';
import { all, published } from './screenshots/shots.ts';
import { drawTraySheet } from './screenshots/tray-sheet.ts';

const themes = ['light', 'dark'] as const;
const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
const languages = { en: { ...en, ...detailTexts.en }, de: { ...de, ...detailTexts.de } };

const organisations = {
  whole: wholeOrganisationView,
  sparse: sparseOrganisationView,
  large: largeOrganisationView,
};

/** One shot as one reader sees it. */
interface Picture {
  readonly shot: Shot;
  readonly theme: (typeof themes)[number];
  readonly language: Language;
  readonly name: string;
}

const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
  allowPositionals: true,
});
const only = new RegExp(values.only);
const folder =
  positionals[0] ??
  (values.all
    ? join(tmpdir(), 'codex-glance-screenshots')
    : fileURLToPath(new URL('../../assets/screenshots', import.meta.url)));
const pictures = (values.all ? picturesOf(all, ['en', 'de']) : picturesOf(published, ['en'])).filter(
  ({ name }) => only.test(name),
);

await mkdir(folder, { recursive: true });
const chromium = await findChromium();
const browser = await playwright.launch({
  executablePath: chromium.executable,
  env: { ...process.env, ...chromium.env },
  args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text'],
});
const server = await servePage();
const problems: string[] = [];
try {
  if (only.test('tray-icon')) await drawTraySheet(browser, folder);
  for (const picture of pictures) problems.push(...(await draw(browser, server, picture)));
} finally {
  await browser.close();
  await server.close();
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${pictures.length} screenshots in ${folder}; axe found nothing.`);
}

/** The published pictures carry no language in their names, because they come in one. */
function picturesOf(shots: readonly Shot[], wanted: readonly Language[]): readonly Picture[] {
  return shots.flatMap((shot) =>
    wanted.flatMap((language) =>
      themes.map((theme) => ({
        shot,
        theme,
        language,
        name: [shot.file, ...(wanted.length > 1 ? [language] : []), theme].join('-'),
      })),
    ),
  );
}

function afterwards(sample: SampleName, language: Language) {
  return {
    snapshot: { ...sampleSnapshot(sample, SAMPLE_NOW), locale: locales[language] },
    configReport: (key: string) => sampleConfigReport(sample, key),
  };
}

/** Takes one screenshot; returns what is wrong with the page. */
async function draw(browser: Browser, server: PageServer, picture: Picture): Promise<string[]> {
  const { shot, theme, language, name } = picture;
  const { look = 'plain', host = 'well', width = 360 } = shot;
  const sample = sampleSnapshot(shot.sample, SAMPLE_NOW);
  server.show({
    snapshot: {
      ...sample,
      settings: { ...sample.settings, policy: shot.policy ?? sample.settings.policy },
      locale: locales[language],
    },
    configReport: (key) => sampleConfigReport(shot.sample, key),
    ...(shot.plan === undefined ? {} : { plan: sampleEdits[shot.plan] }),
    ...(shot.done === undefined ? {} : { done: sampleEdits[shot.done] }),
    ...(shot.after === undefined ? {} : { after: afterwards(shot.after, language) }),
    undone: sampleEdits.undone,
    inspection: sampleInspection,
    ...(shot.news === 'some' ? { news: sampleNews } : {}),
    ...(shot.sessions === undefined ? {} : { sessions: shot.sessions }),
    organisation: organisations[shot.organisation ?? 'whole'],
    ...(shot.drift === undefined
      ? {}
      : { drift: shot.drift === 'none' ? null : { ...sampleDrift, changes: [] } }),
  });
  const context = await browser.newContext({
    viewport: { width, height: shot.height === 'full' ? 520 : shot.height },
    deviceScaleFactor: 2,
    colorScheme: theme,
    reducedMotion: 'reduce',
    contrast: look === 'contrast' ? 'more' : null,
    forcedColors: look === 'forced' ? 'active' : null,
    locale: locales[language],
    // axe is injected, which the page's own policy would refuse; breaches are still counted below.
    bypassCSP: false,
  });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('console', (message) => {
    // What the browser says of a request that is meant to fail.
    if (message.type() === 'error' && host === 'well') broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.clock.setFixedTime(SAMPLE_NOW);
  await set(page, host);
  await page.goto(`${server.url}${shot.place ?? ''}`);
  await page
    .locator(host === 'silent' ? 'main button' : 'main section')
    .first()
    .waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  // The tray app may offer something, which is loaded by itself.
  if (host === 'tray') await page.waitForLoadState('networkidle');
  if (look === 'rtl') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  if (look === 'large')
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  for (const control of shot.press?.(languages[language]) ?? []) await press(page, control);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  if (shot.height === 'full') {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const found = [
    ...broken,
    ...(await cutOff(page)),
    ...(await widthAtTwice(page)),
    ...(wide ? ['The page scrolls sideways.'] : []),
    ...(await audit(page)),
  ];
  await context.close();
  return found.map((problem) => `${name}: ${problem}`);
}

/** Lets the host be as the shot wants it. */
async function set(page: Page, host: NonNullable<Shot['host']>): Promise<void> {
  if (host === 'tray') await page.addInitScript(actAsTray);
  if (host === 'silent') {
    const body = JSON.stringify({
      ok: false,
      code: 'failed',
      message: 'The state folder could not be read.',
    });
    await page.route('**/api/request', (route) => route.fulfill({ contentType: 'application/json', body }));
  }
  if (host === 'lost') await page.route('**/api/events', (route) => route.abort());
  if (host === 'expired') {
    let asked = 0;
    await page.route('**/api/events', (route) => route.fulfill({ status: 401 }));
    // The first answer is from before the session ended.
    await page.route('**/api/request', (route) => {
      asked += 1;
      return asked === 1 ? route.continue() : route.fulfill({ status: 401 });
    });
  }
}

/** What the preload script gives the page, as far as its first sight asks for it. Runs in the page. */
function actAsTray(): void {
  const ask = async (name: string, payload: object) => {
    const request = { method: 'POST', body: JSON.stringify({ name, payload }) };
    return (await fetch('api/request', request)).json();
  };
  const glance = {
    host: 'tray',
    getSnapshot: () => ask('snapshot.get', {}),
    previewTray: () => ask('tray.preview', {}),
    setSettings: (patch: object) => ask('settings.set', patch),
    getSecrets: async () => ({ ok: true, value: { names: ['soc'], refusal: null } }),
    tellPresence: () => ask('page.presence', {}),
    onSnapshot: () => () => {},
  };
  Object.assign(window, { glance });
}

/** Presses the button, switch or tab whose name begins so, with the keyboard, which every view must allow. */
async function press(page: Page, name: string): Promise<void> {
  const begins = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = new RegExp(`^(?:(?:Error|Warning|Note|Fehler|Warnung|Hinweis): )?${begins}`);
  const control = page
    .getByRole('switch', { name: named })
    .or(page.getByRole('button', { name: named }))
    .or(page.getByRole('tab', { name: named }))
    .or(page.locator('summary', { hasText: named }));
  await control.first().focus();
  await page.keyboard.press('Enter');
  // What was asked for is there once nothing is asked any more.
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {});
  await page.waitForTimeout(100);
}

/** Text that is cut at an edge without an ellipsis or another way to read it. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#root *')].flatMap((element) => {
      const style = getComputedStyle(element);
      const isCut = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (!isCut || style.clipPath === 'inset(50%)' || element.closest('svg, progress') !== null) return [];
      const readable = element.closest('[title]') !== null || element.querySelector('[title]') !== null;
      return readable ? [] : [`Cut off: ${element.textContent}`];
    }),
  );
}

/** Whether the page stays within its width with text at twice its size. */
async function widthAtTwice(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const { style } = document.documentElement;
    const before = style.fontSize;
    style.fontSize = '200%';
    const over = document.documentElement.scrollWidth > innerWidth;
    style.fontSize = before;
    return over;
  });
  return wide ? ['With text at twice its size the page scrolls sideways.'] : [];
}

/** Every rule of axe that can fail, contrast included, as one line a node. */
async function audit(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}
