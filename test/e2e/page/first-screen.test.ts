import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { de } from '../../../renderer/i18n/de.ts';
import { en, type Strings } from '../../../renderer/i18n/en.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../../fixtures/snapshots/sample-snapshot.ts';
import { popoverSize, serveBuiltPage } from './served-page.ts';

const built = serveBuiltPage();

const languages = { en: { strings: en, locale: 'en-GB' }, de: { strings: de, locale: 'de-DE' } } as const;

/** A page as large as the popover. */
async function openPage(language: keyof typeof languages, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await built.newPage({
    viewport: popoverSize,
    colorScheme,
    locale: languages[language].locale,
    reducedMotion: 'reduce',
  });
  return page;
}

/** What must be in sight: landmarks as a whole, and the controls of what leaves. */
function wanted(page: Page, name: SampleName, strings: Strings) {
  const { analytics } = sampleSnapshot(name, SAMPLE_NOW);
  const leaves = page.getByRole('region', { name: strings.dataSharing.title });
  const tile = (title: string) => leaves.getByRole('button', { name: title, exact: true });
  return {
    headline: page.getByRole('heading', { level: 1 }),
    limits: page.getByRole('region', { name: strings.limits.title, exact: true }),
    now: page.getByRole('region', { name: strings.live.title, exact: true }),
    tokens: page.getByRole('region', { name: strings.tokens.title, exact: true }),
    leaves,
    analytics: tile(strings.dataSharing.analytics),
    switch:
      analytics.enabled === null
        ? tile(strings.analytics.howOffShort)
        : leaves.getByRole('switch', { name: strings.analytics.switch }),
    logs: tile(strings.dataSharing.signal.logs),
    traces: tile(strings.dataSharing.signal.traces),
    metrics: tile(strings.dataSharing.signal.metrics),
    prompts: tile(strings.dataSharing.prompts),
  };
}

describe('the first screen of 360 x 520', () => {
  const cases = (['en', 'de'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => [language, theme] as const),
  );
  it.each(cases)(
    'holds the four facts of every sample (%s, %s)',
    async (language, theme) => {
      const outOfSight: string[] = [];
      const page = await openPage(language, theme);
      const { locale, strings } = languages[language];
      for (const name of sampleNames) {
        built.server.show({ snapshot: { ...sampleSnapshot(name, SAMPLE_NOW), locale } });
        await page.goto(built.server.url);
        await page.locator('main section').first().waitFor();
        const footer = await page.getByRole('contentinfo').boundingBox();
        const end = footer?.y ?? 0;
        const boxes = await Promise.all(
          Object.entries(wanted(page, name, strings)).map(async ([what, locator]) => ({
            what,
            box: await locator
              .first()
              .boundingBox({ timeout: 2_000 })
              .catch(() => null),
          })),
        );
        for (const { what, box } of boxes) {
          const isInSight =
            box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 360 && box.y + box.height <= end;
          if (!isInSight) outOfSight.push(`${name}: ${what} ends at ${box && box.y + box.height} of ${end}`);
        }
        if ((await page.evaluate(() => scrollY)) !== 0) outOfSight.push(`${name}: scrolled`);
      }
      expect(outOfSight).toEqual([]);
    },
    240_000,
  );
});
