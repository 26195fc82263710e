import { type Page, chromium as playwright } from 'playwright-core';
import { findChromium } from '../../e2e/chromium.ts';
import { servePage } from '../../e2e/page/page-server.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { type Figure, judge, type Line, type Measurement, median, notMeasured } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

const SESSIONS = 10_000;
const ROUNDS = 5;

const line: Line = {
  name: 'Interaction to next paint, 10,000 sessions',
  unit: 'ms',
  goal: 100,
  against: `the slowest of every sort, filter, key and opening of a session, median of ${ROUNDS} rounds`,
};

/** What a reader does, and how many interactions that is; each is one until the next frame. */
type Step = readonly [name: string, act: (page: Page) => Promise<void>];

const grid = (page: Page) => page.getByRole('grid', { name: 'Sessions' });
const heading = (page: Page, name: string) =>
  grid(page).getByRole('columnheader', { name, exact: true }).getByRole('button');
const columns = [
  'Project',
  'Model',
  'State',
  'Started',
  'Last active',
  'Tokens',
  'Cost',
  'Started by',
  'Sign-in',
];

const steps: readonly Step[] = [
  ...columns.map((name): Step => [`sort by ${name}`, (page) => heading(page, name).click()]),
  ['type into the search', (page) => page.getByRole('searchbox').pressSequentially('harbor', { delay: 30 })],
  [
    'take back the search',
    async (page) => {
      for (let letter = 0; letter < 6; letter++) await page.keyboard.press('Backspace');
    },
  ],
  [
    'scroll by keys',
    async (page) => {
      await grid(page).focus();
      for (const key of ['End', 'Home', ...Array<string>(8).fill('PageDown'), 'ArrowDown', 'ArrowUp'])
        await page.keyboard.press(key);
    },
  ],
  [
    'scroll by the wheel',
    async (page) => {
      await grid(page).hover();
      for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, 4_000);
    },
  ],
  ['open by Enter', (page) => page.keyboard.press('Enter')],
  ['open by a press', (page) => grid(page).getByRole('row').nth(6).getByRole('gridcell').first().click()],
  ['clear by Escape', (page) => page.keyboard.press('Escape')],
];

interface Round {
  /** The slowest interaction, in milliseconds. */
  readonly inp: number;
  readonly step: string;
  /** The longest time without a frame while the wheel turned. */
  readonly frame: number;
}

/** Notes each interaction from the input to the frame that shows it, as Chromium tells it, and frames. */
function follow(): void {
  const noted: { duration: number }[] = [];
  Object.assign(window, { noted, longestFrame: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if ((entry as unknown as { interactionId: number }).interactionId > 0)
        noted.push({ duration: entry.duration });
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  let last = performance.now();
  const frame = (now: number) => {
    const parts = window as unknown as { longestFrame: number };
    parts.longestFrame = Math.max(parts.longestFrame, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

async function measureRound(page: Page): Promise<Round> {
  let slowest = { inp: 0, step: 'none' };
  let frame = 0;
  for (const [step, act] of steps) {
    await page.evaluate(() => Object.assign(window, { longestFrame: 0 }));
    await act(page);
    // Entries come a frame or two later.
    await page.waitForTimeout(120);
    const told = await page.evaluate(() => {
      const { noted, longestFrame } = window as unknown as {
        noted: { duration: number }[];
        longestFrame: number;
      };
      return { durations: noted.splice(0).map(({ duration }) => duration), longestFrame };
    });
    const inp = Math.max(0, ...told.durations);
    if (inp > slowest.inp) slowest = { inp, step };
    if (step.includes('wheel')) frame = told.longestFrame;
  }
  return { ...slowest, frame };
}

async function measure(bench: Workbench): Promise<Figure[]> {
  let executable: Awaited<ReturnType<typeof findChromium>>;
  try {
    executable = await findChromium();
  } catch (error) {
    return [notMeasured(line, String(error))];
  }
  bench.say(line.name);
  const env = { ...process.env, ...executable.env };
  const browser = await playwright.launch({
    executablePath: executable.executable,
    env,
    args: ['--no-sandbox'],
  });
  const server = await servePage();
  const rounds: Round[] = [];
  try {
    server.show({ snapshot: sampleSnapshot('filled', SAMPLE_NOW), sessions: SESSIONS });
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      await page.addInitScript(follow);
      await page.goto(`${server.url}#history`);
      await grid(page).getByRole('row').nth(3).waitFor();
      rounds.push(await measureRound(page));
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const value = median(rounds.map(({ inp }) => inp));
  const slowest = rounds.map(({ inp, step }) => `${inp} ms (${step})`).join(', ');
  const frame = median(rounds.map((round) => round.frame)).toFixed(0);
  return [
    judge(
      line,
      value,
      `built page in Chromium, 1280 × 800; of each round the slowest of all interactions: ${slowest}; longest time between two frames while the wheel turned ${frame} ms`,
    ),
  ];
}

export const measurements: readonly Measurement[] = [{ name: 'sessions-table', lines: [line], measure }];
