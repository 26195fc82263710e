import type { Page } from 'playwright-core';
import { sessions } from '../../../renderer/i18n/en/sessions.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { measurementOf, median, type Outcome } from '../table/figure.ts';
import { measureInteractions, type Step } from './interactions.ts';

const SESSIONS = 10_000;
const ROUNDS = 5;

/** The longest time without a frame while the wheel turned, of each round. */
const frames: number[] = [];

interface Followed {
  longestFrame: number;
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Sessions' });
const heading = (page: Page, name: string) =>
  grid(page).getByRole('columnheader', { name, exact: true }).getByRole('button');

const steps: readonly Step[] = [
  ...Object.values(sessions.columns).map(
    (name): Step => [`sort by ${name}`, (page) => heading(page, name).click()],
  ),
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
      await page.evaluate(() => Object.assign(window, { longestFrame: 0 }));
      await grid(page).hover();
      for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, 4_000);
      await page.waitForTimeout(120);
      frames.push(await page.evaluate(() => (window as unknown as Followed).longestFrame));
    },
  ],
  ['open by Enter', (page) => page.keyboard.press('Enter')],
  ['open by a press', (page) => grid(page).getByRole('row').nth(6).getByRole('gridcell').first().click()],
  ['clear by Escape', (page) => page.keyboard.press('Escape')],
];

/** Notes the longest time between two frames. */
function followFrames(): void {
  const followed = Object.assign(window, { longestFrame: 0 } satisfies Followed);
  let last = performance.now();
  const frame = (now: number) => {
    followed.longestFrame = Math.max(followed.longestFrame, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

async function measure(): Promise<Outcome> {
  const outcome = await measureInteractions({
    shown: { snapshot: sampleSnapshot('filled', SAMPLE_NOW), sessions: SESSIONS },
    place: '#history',
    grid,
    steps,
    rounds: ROUNDS,
    prepare: async (page) => void (await page.addInitScript(followFrames)),
  });
  if ('why' in outcome) return outcome;
  const frame = median(frames).toFixed(0);
  const detail = `${outcome.detail}; longest time between two frames while the wheel turned ${frame} ms`;
  return { ...outcome, detail };
}

export const measurements = measurementOf('sessions-table', measure, {
  name: 'Interaction to next paint, 10,000 sessions',
  unit: 'ms',
  goal: 100,
  against: `the slowest of every sort, filter, key and opening of a session, median of ${ROUNDS} rounds`,
});
