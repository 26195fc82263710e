import type { Page } from 'playwright-core';
import { largeOrganisationView } from '../../fixtures/organisation-views.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { measurementOf } from '../table/figure.ts';
import { measureInteractions, type Step } from './interactions.ts';

const ROUNDS = 3;

const region = (page: Page, name: string) => page.getByRole('region', { name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const grid = (page: Page) => page.getByRole('grid', { name: 'People' });

const steps: readonly Step[] = [
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

const measure = () =>
  measureInteractions({
    shown: { snapshot: sampleSnapshot('organisation', SAMPLE_NOW), organisation: largeOrganisationView },
    place: '#organisation',
    grid,
    steps,
    rounds: ROUNDS,
    prepare: (page) => page.clock.setFixedTime(SAMPLE_NOW),
  });

export const measurements = measurementOf('organisation-view', measure, {
  name: 'Interaction to next paint, 500 people and 2 years',
  unit: 'ms',
  goal: 100,
  against: `the slowest of every range, measure, sort, search and key, median of ${ROUNDS} rounds`,
});
