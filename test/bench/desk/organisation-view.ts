import { type Page, chromium as playwright } from 'playwright-core';
import { findChromium } from '../../e2e/chromium.ts';
import { servePage } from '../../e2e/page/page-server.ts';
import { largeOrganisationView } from '../../fixtures/organisation-views.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { type Figure, judge, type Line, type Measurement, median, notMeasured } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 3;

const line: Line = {
  name: 'Interaction to next paint, 500 people and 2 years',
  unit: 'ms',
  goal: 100,
  against: `the slowest of every range, measure, sort, search and key, median of ${ROUNDS} rounds`,
};

const region = (page: Page, name: string) => page.getByRole('region', { name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const grid = (page: Page) => page.getByRole('grid', { name: 'People' });

/** What a reader does; each is one interaction until the next frame, or several. */
const steps: readonly (readonly [name: string, act: (page: Page) => Promise<void>])[] = [
  ['90 days', (page) => press(page, '90 days')],
  ['2 years', (page) => press(page, '2 years')],
  ['2 years by day', (page) => press(page, 'Day')],
  [
    'messages by surface',
    (page) => region(page, 'Use by surface').getByRole('button', { name: 'Messages' }).click(),
  ],
  [
    'credits by surface',
    (page) => region(page, 'Use by surface').getByRole('button', { name: 'Credits' }).click(),
  ],
  [
    'days by keys',
    async (page) => {
      await region(page, 'Use by surface').getByRole('option').last().focus();
      for (const key of ['ArrowLeft', 'ArrowLeft', 'Home', 'End']) await page.keyboard.press(key);
    },
  ],
  ['sort by person', (page) => grid(page).getByRole('button', { name: 'Person' }).click()],
  ['sort by tokens', (page) => grid(page).getByRole('button', { name: 'Tokens' }).click()],
  ['search', (page) => page.getByRole('searchbox').pressSequentially('ada', { delay: 30 })],
  [
    'people by keys',
    async (page) => {
      await grid(page).focus();
      for (const key of ['End', 'Home', 'PageDown', 'ArrowDown']) await page.keyboard.press(key);
    },
  ],
];

/** Notes each interaction from the input to the frame that shows it, as Chromium tells it. */
function follow(): void {
  const noted: number[] = [];
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ((entry as unknown as { interactionId: number }).interactionId > 0) noted.push(entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

async function measureRound(page: Page) {
  let slowest = { inp: 0, step: 'none' };
  for (const [step, act] of steps) {
    await act(page);
    // Entries come a frame or two later.
    await page.waitForTimeout(150);
    const durations = await page.evaluate(() => (window as unknown as { noted: number[] }).noted.splice(0));
    const inp = Math.max(0, ...durations);
    if (inp > slowest.inp) slowest = { inp, step };
  }
  return slowest;
}

async function measure(bench: Workbench): Promise<Figure[]> {
  let executable: Awaited<ReturnType<typeof findChromium>>;
  try {
    executable = await findChromium();
  } catch (error) {
    return [notMeasured(line, String(error))];
  }
  bench.say(line.name);
  const browser = await playwright.launch({
    executablePath: executable.executable,
    env: { ...process.env, ...executable.env },
    args: ['--no-sandbox'],
  });
  const server = await servePage();
  const rounds: { readonly inp: number; readonly step: string }[] = [];
  try {
    server.show({
      snapshot: sampleSnapshot('organisation', SAMPLE_NOW),
      organisation: largeOrganisationView,
    });
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      await page.clock.setFixedTime(SAMPLE_NOW);
      await page.addInitScript(follow);
      await page.goto(`${server.url}#organisation`);
      await grid(page).getByRole('row').nth(3).waitFor();
      rounds.push(await measureRound(page));
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const slowest = rounds.map(({ inp, step }) => `${inp} ms (${step})`).join(', ');
  return [
    judge(
      line,
      median(rounds.map(({ inp }) => inp)),
      `built page in Chromium, 1280 × 800; of each round the slowest of all interactions: ${slowest}`,
    ),
  ];
}

export const measurements: readonly Measurement[] = [{ name: 'organisation-view', lines: [line], measure }];
