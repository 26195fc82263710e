import { type Locator, type Page, chromium as playwright } from 'playwright-core';
import { findChromium } from '../../e2e/chromium.ts';
import { type PageAnswers, servePage } from '../../e2e/page/page-server.ts';
import { median, type Outcome } from '../table/figure.ts';

/** What a reader does; each is one interaction until the next frame, or several. */
export type Step = readonly [name: string, act: (page: Page) => Promise<void>];

/** A view of the desk, and what a reader does there. */
export interface DeskPlan {
  readonly shown: PageAnswers;
  /** The hash of the view. */
  readonly place: string;
  /** The table that is there once the view can be used. */
  readonly grid: (page: Page) => Locator;
  readonly steps: readonly Step[];
  readonly rounds: number;
  /** Prepares a page before the view is opened in it. */
  readonly prepare?: (page: Page) => Promise<void>;
}

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

async function slowestOf(page: Page, steps: readonly Step[]) {
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

/** Takes all steps in the built page, round after round; the value is the median of the slowest interactions. */
export async function measureInteractions(plan: DeskPlan): Promise<Outcome> {
  let executable: Awaited<ReturnType<typeof findChromium>>;
  try {
    executable = await findChromium();
  } catch (error) {
    return { why: String(error) };
  }
  const browser = await playwright.launch({
    executablePath: executable.executable,
    env: { ...process.env, ...executable.env },
    args: ['--no-sandbox'],
  });
  const server = await servePage();
  const rounds: Awaited<ReturnType<typeof slowestOf>>[] = [];
  try {
    server.show(plan.shown);
    for (let round = 0; round < plan.rounds; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      await plan.prepare?.(page);
      await page.addInitScript(follow);
      await page.goto(`${server.url}${plan.place}`);
      await plan.grid(page).getByRole('row').nth(3).waitFor();
      rounds.push(await slowestOf(page, plan.steps));
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const slowest = rounds.map(({ inp, step }) => `${inp} ms (${step})`).join(', ');
  return {
    value: median(rounds.map(({ inp }) => inp)),
    detail: `built page in Chromium, 1280 × 800; of each round the slowest of all interactions: ${slowest}`,
  };
}
