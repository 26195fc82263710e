import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleConfigReport } from '../../fixtures/config-reports.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { popoverSize, serveBuiltPage } from './served-page.ts';

const built = serveBuiltPage();

/** The built page in a browser of the size of the popover. The mouse is not used. */
async function open(sample: SampleName): Promise<Page> {
  built.server.show({
    snapshot: sampleSnapshot(sample, SAMPLE_NOW),
    configReport: (key) => sampleConfigReport(sample, key),
    keepsSettings: true,
  });
  const page = await built.newPage({ viewport: popoverSize });
  await page.goto(built.server.url);
  await page.locator('main section').first().waitFor();
  return page;
}

/** What has the focus, as its name reads, and whether it is in sight with a mark around it. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const box = element.getBoundingClientRect();
    // A field's mark is around its unit too, which stands beside it.
    const frame = element.parentElement ?? element;
    const marks = [
      getComputedStyle(element),
      getComputedStyle(element, '::after'),
      ...(element.matches('input') ? [getComputedStyle(frame)] : []),
    ];
    return {
      opens: element.getAttribute('data-opens'),
      name: (element.getAttribute('aria-label') ?? element.textContent).trim(),
      tag: element.tagName,
      inSight: box.bottom > 0 && box.top < innerHeight,
      isMarked: marks.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    };
  });
}

/** Tabs to the control that opens a view; fails where it is not reached. */
async function tabTo(page: Page, opens: string): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page))?.opens === opens) return;
  }
  throw new Error(`${opens} cannot be reached by Tab.`);
}

const overview: readonly (readonly [SampleName, readonly string[]])[] = [
  [
    'filled',
    [
      'row limit codex:300',
      'row limit codex:10080',
      'row session 019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11',
      'row tokens',
      'row analytics',
      'row otel logs',
      'row otel traces',
      'row otel metrics',
      'row prompts',
      'row feedback',
      'row compliance',
      'footer settings',
    ],
  ],
  ['finding', ['headline finding rollout.line.invalid']],
];

describe('by keyboard alone', () => {
  it.each(overview.flatMap(([sample, openers]) => openers.map((opener) => [sample, opener] as const)))(
    'of %s, %s is reached, read, and left to where it was opened',
    async (sample, wanted) => {
      const page = await open(sample);
      const opener =
        (await page.locator(`[data-opens^="${wanted}"]`).first().getAttribute('data-opens')) ?? wanted;
      await tabTo(page, opener);
      expect(await focused(page)).toMatchObject({ inSight: true, isMarked: true });
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Back' }).waitFor();
      // The heading has the focus, so that it is read.
      expect((await focused(page))?.tag).toBe('H1');
      // Every control of the view is reached, in sight and marked.
      const wantedControls = await page.locator('nav button, main button, main [tabindex="0"]').count();
      const reached = new Set<string>();
      await page.keyboard.press('Shift+Tab');
      for (let tabs = 0; tabs <= wantedControls + 4; tabs += 1) {
        const now = await focused(page);
        if (now !== null) {
          expect(now, now.name).toMatchObject({ inSight: true, isMarked: true });
          reached.add(now.name);
        }
        await page.keyboard.press('Tab');
      }
      expect(reached.has('Back')).toBe(true);
      await page.keyboard.press('Escape');
      expect((await focused(page))?.opens).toBe(opener);
      // The other way back.
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Back' }).waitFor();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press(' ');
      expect((await focused(page))?.opens).toBe(opener);
    },
  );

  it('switches how limits are shown, without anything moving', async () => {
    const page = await open('filled');
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main section, main li, [role=meter]')].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y + scrollY, width, height];
        }),
      );
    const before = await places();
    const button = page.getByRole('button', { name: /Show what is left/ }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: /^38% left/ }).count()).toBe(1);
    expect(await places()).toEqual(before);
  });

  it('turns the chart of days from tokens to cost', async () => {
    const page = await open('filled');
    await tabTo(page, 'row tokens');
    await page.keyboard.press('Enter');
    const cost = page.getByRole('button', { name: 'Cost', exact: true });
    await cost.focus();
    await page.keyboard.press('Enter');
    expect(await cost.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: 'Tokens', exact: true }).getAttribute('aria-pressed')).toBe(
      'false',
    );
  });

  it('opens analytics, tokens and help by one key each', async () => {
    const page = await open('filled');
    for (const [key, heading] of [
      ['a', 'Analytics'],
      ['t', 'Tokens'],
      ['?', 'Help'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('region', { name: 'Limits' }).waitFor();
    }
  });

  it('hides what is private, and shows it again', async () => {
    const page = await open('filled');
    await page.keyboard.press('p');
    await page.getByText('Hidden folder').first().waitFor();
    expect(await page.locator('body').innerText()).not.toContain('harbor\n');
    await page.keyboard.press('p');
    await page.getByText('lighthouse-api').waitFor();
  });
});

describe('the settings by keyboard alone', () => {
  async function openSettings() {
    const page = await open('filled');
    await tabTo(page, 'footer settings');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    return page;
  }

  /** Tabs on to the control of this name. */
  async function tabToName(page: Page, name: string): Promise<void> {
    for (let tabs = 0; tabs < 120; tabs += 1) {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      if (now?.name !== name) continue;
      expect(now).toMatchObject({ inSight: true, isMarked: true });
      return;
    }
    throw new Error(`${name} cannot be reached by Tab.`);
  }

  it('are switched, chosen and typed, each sent at once', async () => {
    const page = await openSettings();
    await tabToName(page, 'A limit was reset');
    await page.keyboard.press(' ');
    await tabToName(page, 'Quiet hours');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'System' }).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await tabToName(page, 'Plan price a month, in US dollars');
    await page.keyboard.type('200');
    const folder = page.getByRole('textbox', { name: 'Add a folder' });
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await folder.evaluate((field) => field === document.activeElement)) break;
    }
    await page.keyboard.type('/srv/codex');
    await page.keyboard.press('Enter');
    await page.getByText('Remove', { exact: true }).waitFor();
    expect(built.server.changes).toEqual([
      { alerts: { reset: false } },
      { alerts: { quietHours: { from: '22:00', to: '07:00' } } },
      { theme: 'light' },
      { theme: 'dark' },
      { planUsdPerMonth: 200 },
      { codexHomes: ['/srv/codex'] },
    ]);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });

  it('are left where a field is changed by Esc only after what was typed', async () => {
    const page = await openSettings();
    await tabToName(page, 'Mark 1 of 2, in percent used');
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox', { name: 'Mark 1 of 2' }).inputValue()).toBe('80');
    await page.keyboard.press('Escape');
    expect((await focused(page))?.opens).toBe('footer settings');
    expect(built.server.changes).toEqual([]);
  });

  it('ask before all is forgotten, and hold the focus until it is answered', async () => {
    const page = await openSettings();
    await tabToName(page, 'Reset all');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    // It takes the focus once it is drawn.
    await page.waitForFunction(() => document.activeElement?.closest('[role="alertdialog"]') != null);
    const reached: (string | undefined)[] = [];
    for (let tabs = 0; tabs < 5; tabs += 1) {
      reached.push((await focused(page))?.name);
      await page.keyboard.press('Tab');
      // What guards the ends of the dialog sends the focus on in the next frame.
      await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON');
    }
    expect(reached).toEqual(['Cancel', 'Delete all', 'Cancel', 'Delete all', 'Cancel']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await focused(page))?.name).toBe('Reset all');
    await page.keyboard.press('Escape');
    expect((await focused(page))?.opens).toBe('footer settings');
  });

  it('move nothing when they are switched', async () => {
    const page = await openSettings();
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main section, main button, main p, main li')]
          // The jumps stay at the top of the window while the page scrolls.
          .filter((element) => element.closest('nav') === null)
          .map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y + scrollY, width, height].map(Math.round);
          }),
      );
    const before = await places();
    for (const one of await page.getByRole('switch').all()) {
      if ((await one.getAttribute('aria-label')) === 'Private mode') continue;
      await one.focus();
      await page.keyboard.press(' ');
    }
    expect(await places()).toEqual(before);
  });
});

describe('what is loaded later', () => {
  it('is not asked for before the first paint, and never seen in the wrong language', async () => {
    built.server.show({ snapshot: { ...sampleSnapshot('filled', SAMPLE_NOW), locale: 'de-DE' } });
    const page = await built.newPage({ locale: 'en-GB' });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const heading = document.querySelector('main section h2')?.textContent;
        if (heading !== undefined && seen.at(-1) !== heading) seen.push(heading);
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(built.server.url);
    await page.getByRole('region', { name: 'Was diesen Rechner verlässt' }).waitFor();
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen).toEqual(['Limits']);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  it('can be asked for again where it could not be had', async () => {
    built.server.show({ snapshot: sampleSnapshot('filled', SAMPLE_NOW) });
    const page = await built.newPage({ viewport: popoverSize });
    await page.route('**/detail-view-*.js', (route) => route.abort());
    await page.goto(built.server.url);
    await page.locator('main section').first().waitFor();
    await tabTo(page, 'row tokens');
    await page.keyboard.press('Enter');
    await page.getByText('This part could not be shown.').waitFor();
    expect(await page.getByRole('button', { name: 'Back' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect((await focused(page))?.opens).toBe('row tokens');
  });
});
