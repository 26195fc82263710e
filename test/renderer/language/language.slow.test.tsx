import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { Page } from '../../../renderer/app/page.tsx';
import { de } from '../../../renderer/i18n/de.ts';
import { detailTexts } from '../../../renderer/i18n/detail-texts.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { loadStrings, pageLanguage } from '../../../renderer/i18n/language.ts';
import { pluralIn } from '../../../renderer/i18n/plural.ts';
import { createPageState } from '../../../renderer/state/page-state.ts';
import { SAMPLE_NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from '../fake-connection.ts';
import { auditPage, textOf } from '../opened.tsx';

afterEach(cleanup);
beforeAll(async () => {
  await loadStrings('de');
});

function show(snapshot: Snapshot | null) {
  const mirror = { snapshot, link: 'live', busy: false, problem: null } as const;
  return render(<Page mirror={mirror} page={createPageState(new FakeHost(snapshot))} now={SAMPLE_NOW} />);
}

const germanText = (snapshot: Snapshot): Snapshot => ({ ...snapshot, locale: 'de-DE' });

describe('pageLanguage', () => {
  it.each([
    ['de-DE', 'de', 'de-DE'],
    ['de_AT.UTF-8', 'de', 'de-AT'],
    ['en-GB', 'en', 'en-GB'],
    ['C', 'en', 'en'],
    ['', 'en', 'en'],
    // English words, with the clock and the separators of the reader's region.
    ['fr-CA', 'en', 'en-CA'],
    ['fr', 'en', 'en-FR'],
  ])('of %s is %s with the numbers of %s', (locale, language, numbers) => {
    expect(pageLanguage(locale)).toMatchObject({ language, locale: numbers });
  });
});

it('speaks the language that was chosen, with the numbers of the region', () => {
  expect(pageLanguage('en-GB', 'de')).toEqual({ language: 'de', locale: 'de-GB' });
  expect(pageLanguage('de-AT', 'en')).toEqual({ language: 'en', locale: 'en-AT' });
  expect(pageLanguage('de-AT', 'de')).toEqual({ language: 'de', locale: 'de-AT' });
});

it('follows the settings in language and theme, and goes back to the system', () => {
  const snapshot = sampleSnapshot('filled');
  const page = createPageState(new FakeHost(snapshot));
  const draw = (settings: Partial<Snapshot['settings']>) => (
    <Page
      mirror={{
        snapshot: { ...snapshot, settings: { ...snapshot.settings, ...settings } },
        link: 'live',
        busy: false,
        problem: null,
      }}
      page={page}
      now={SAMPLE_NOW}
    />
  );
  const { rerender } = render(draw({ language: 'de', theme: 'dark' }));
  expect(screen.getByRole('region', { name: 'Was diesen Rechner verlässt' })).toBeDefined();
  expect(document.documentElement.dataset.theme).toBe('dark');
  rerender(draw({}));
  expect(screen.getByRole('region', { name: 'What leaves this machine' })).toBeDefined();
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

describe('pluralIn', () => {
  it('writes the number as the language does, with the form that it asks for', () => {
    expect(pluralIn('de')(1, { one: 'Sitzung', other: 'Sitzungen' })).toBe('1 Sitzung');
    expect(pluralIn('de')(12_345, { one: 'Sitzung', other: 'Sitzungen' })).toBe('12.345 Sitzungen');
    expect(pluralIn('en')(0, { one: 'session', other: 'sessions' })).toBe('0 sessions');
    // Czech has a form for two to four, and this text has none.
    expect(pluralIn('cs')(3, { one: 'x', other: 'y' })).toBe('3 y');
  });
});

/** Every text of a catalogue by its path; functions are called with what stands for any text or count. */
function texts(catalogue: object, path = ''): (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([key, value]): (readonly [string, string])[] => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    return typeof value === 'object' && value !== null ? texts(value, at) : [];
  });
}

describe('the German catalogue', () => {
  it('has no text empty and none left in English', () => {
    const english = new Map(texts({ ...en, ...detailTexts.en }));
    const german = texts({ ...de, ...detailTexts.de });
    expect(german.map(([path]) => path)).toEqual([...english.keys()]);
    expect(german.filter(([, text]) => text.trim() === '')).toEqual([]);
    // Names, formats, and words that both languages share.
    const shared = new Set(
      german.filter(([path, text]) => english.get(path) === text).map(([, text]) => text),
    );
    expect([...shared].toSorted()).toMatchSnapshot();
  });
});

describe('the page in German', () => {
  it.each(sampleNames)('of %s is sound', async (name) => {
    const { container } = show(germanText(sampleSnapshot(name)));
    expect(await auditPage(container)).toEqual([]);
  });

  it('tells the browser, and goes back with the locale', () => {
    const { rerender } = show(germanText(sampleSnapshot('filled')));
    expect(document.documentElement.lang).toBe('de');
    const snapshot = sampleSnapshot('filled');
    const page = createPageState(new FakeHost(snapshot));
    rerender(
      <Page mirror={{ snapshot, link: 'live', busy: false, problem: null }} page={page} now={SAMPLE_NOW} />,
    );
    expect(document.documentElement.lang).toBe('en');
  });

  it('speaks the language of the browser until the first Snapshot is there', () => {
    show(null);
    expect(document.documentElement.lang).toBe('en');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Reading your sessions');
  });

  it('writes words, numbers and times alike', async () => {
    const { container } = show(germanText(sampleSnapshot('limit-almost-used')));
    await act(async () => {});
    expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(
      'Achtung: Wochenlimit reicht etwa bis 23:31',
    );
    const dataSharing = screen.getByRole('region', { name: 'Was diesen Rechner verlässt' });
    expect(textOf(dataSharing)).toContain('laut: deine config.toml, Zeile 12');
    expect(textOf(container)).toContain('38 von 46 Sitzungen');
  });

  it('says in German what the host says in English', () => {
    const { container } = show(germanText(sampleSnapshot('problems')));
    expect(textOf(container)).toContain(
      'Die Konfiguration ist ungültig. analytics.enabled muss true oder false sein.',
    );
    expect(container.querySelectorAll('[lang]')).toHaveLength(0);
  });

  it('marks what it cannot say as English, so that it is not read in a German voice', () => {
    const sample = sampleSnapshot('problems');
    const title = 'A newer host says something else.';
    const said = verbatim(title);
    const findings = sample.findings.map((finding) => ({ ...finding, title: said }));
    const { container } = show(germanText({ ...sample, findings }));
    expect([...container.querySelectorAll('[lang=en]')].map(textOf)).toContain(title);
    cleanup();
    expect(show(sampleSnapshot('problems')).container.querySelectorAll('[lang]')).toHaveLength(0);
  });
});
