import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASK_EVERY_MS,
  decideAsk,
  decideNews,
  nothingKnown,
} from '../../../electron/main/updates/decide-update.ts';
import { releasePlace } from '../../../electron/main/updates/release-place.ts';
import { updateFindings } from '../../../electron/main/updates/update-findings.ts';
import { isNewer, versionOf } from '../../../electron/main/updates/version-order.ts';
import { availableUpdate, updateFinding } from '../../../electron/shared/contract/update.ts';

const NOW = Date.parse('2026-11-20T10:46:20.000Z');

describe('versions', () => {
  /** The order of the example in semver.org, rule 11, and around it. */
  const rising = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '2.0.0-0',
    '2.0.0',
    '10.0.0',
  ];

  it('are ordered as semver.org orders them', () => {
    for (const [a, low] of rising.entries()) {
      for (const [b, high] of rising.entries()) expect(isNewer(high, low), `${high} > ${low}`).toBe(b > a);
    }
  });

  it('are not newer for what they were built from', () => {
    expect(isNewer('1.0.0+build.2', '1.0.0+build.1')).toBe(false);
    expect(isNewer('1.0.1+1', '1.0.0+2')).toBe(true);
  });

  it.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['1.2.3-rc.1+x', '1.2.3-rc.1'],
    ['nightly', null],
    ['1.2', null],
    ['01.2.3', null],
    ['1.2.3 <b>', null],
    ['1.2.3\n', null],
    [`1.2.3-${'a'.repeat(100)}`, null],
  ])('are taken from the tag %j as %j', (tag, version) => {
    expect(versionOf(tag)).toBe(version);
  });

  it('of any text are in one order, and no other text is newer than any', () => {
    const part = fc.nat(12).map(String);
    const version = fc
      .tuple(
        part,
        part,
        part,
        fc.option(fc.stringMatching(/^(?:[1-9]\d?|[a-z]{1,2})(?:\.(?:[1-9]\d?|[a-z]{1,2}))?$/)),
      )
      .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre === null ? '' : `-${pre}`}`);
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(isNewer(a, a)).toBe(false);
        expect(isNewer(a, b) && isNewer(b, a)).toBe(false);
        expect(a === b || isNewer(a, b) || isNewer(b, a)).toBe(true);
        if (isNewer(a, b) && isNewer(b, c)) expect(isNewer(a, c)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), version, (text, known) => {
        if (versionOf(text) === null) expect(isNewer(text, known) || isNewer(known, text)).toBe(false);
      }),
    );
  });
});

describe('the place to ask', () => {
  const place = {
    api: 'https://api.github.com/repos/some-one/codex-glance/releases/latest',
    page: 'https://github.com/some-one/codex-glance/releases',
  };

  it.each<[unknown]>([
    ['https://github.com/some-one/codex-glance'],
    ['https://github.com/some-one/codex-glance.git'],
    ['git+https://github.com/some-one/codex-glance.git'],
    ['git@github.com:some-one/codex-glance.git'],
    ['git+ssh://git@github.com/some-one/codex-glance.git'],
    ['github:some-one/codex-glance'],
    [{ type: 'git', url: 'git+https://github.com/some-one/codex-glance.git' }],
  ])('is read from %j', (repository) => {
    expect(releasePlace(repository)).toEqual(place);
  });

  it.each<[unknown]>([
    [null],
    [undefined],
    [7],
    [{}],
    ['https://example.com/some-one/codex-glance'],
    ['http://github.com/some-one/codex-glance'],
    ['https://github.com/some-one'],
    ['https://github.com/some-one/..'],
    ['https://github.com/some-one/codex-glance/../../x'],
    ['https://github.com.example.com/some-one/codex-glance'],
    ['https://github.com/some-one/codex-glance?x=y'],
  ])('is none in %j', (repository) => {
    expect(releasePlace(repository)).toBeNull();
  });
});

describe('asking', () => {
  const facts = { enabled: true, hasPlace: true, askedAt: null, now: NOW };

  it.each([
    [{}, 'due'],
    [{ enabled: false }, 'off'],
    [{ hasPlace: false }, 'nowhere'],
    [{ enabled: false, hasPlace: false }, 'off'],
    [{ askedAt: NOW - 1 }, 'waiting'],
    [{ askedAt: NOW - ASK_EVERY_MS + 1 }, 'waiting'],
    [{ askedAt: NOW - ASK_EVERY_MS }, 'due'],
    [{ askedAt: NOW + 1 }, 'due'],
  ])('with %o is %s', (more, state) => {
    expect(decideAsk({ ...facts, ...more })).toMatchObject({ state, reason: expect.stringMatching(/\.$/) });
  });

  it('waits until a day has passed', () => {
    const askedAt = NOW - 60_000;
    expect(decideAsk({ ...facts, askedAt })).toMatchObject({ until: askedAt + ASK_EVERY_MS });
  });
});

describe('news', () => {
  const facts = { current: '1.0.0', memory: { ...nothingKnown, latest: '1.1.0' }, quietUntil: null };

  it('is reported once for each version', () => {
    expect(decideNews(facts)).toMatchObject({ available: '1.1.0', notify: true });
    const known = { ...facts.memory, notified: '1.1.0' };
    expect(decideNews({ ...facts, memory: known })).toMatchObject({ available: '1.1.0', notify: false });
    const next = { ...known, latest: '1.2.0' };
    expect(decideNews({ ...facts, memory: next })).toMatchObject({ available: '1.2.0', notify: true });
  });

  it('does not report again a release before one that was withdrawn', () => {
    const memory = { ...nothingKnown, latest: '1.1.0', notified: '1.2.0' };
    expect(decideNews({ ...facts, memory })).toMatchObject({ available: '1.1.0', notify: false });
  });

  it('waits for the end of the quiet hours', () => {
    expect(decideNews({ ...facts, quietUntil: NOW + 5 })).toMatchObject({
      available: '1.1.0',
      notify: false,
      waitsUntil: NOW + 5,
    });
  });

  it.each([null, '1.0.0', '0.9.0', '1.0.0-rc.1'])('is none where the newest release is %s', (latest) => {
    const memory = { ...nothingKnown, latest };
    expect(decideNews({ ...facts, memory })).toMatchObject({ available: null, notify: false });
  });
});

describe('the findings', () => {
  const place = { api: 'https://a', page: 'https://github.com/some-one/codex-glance/releases' };
  const due = decideAsk({ enabled: true, hasPlace: true, askedAt: null, now: NOW });
  const none = decideNews({ current: '1.0.0', memory: nothingKnown, quietUntil: null });
  const news = decideNews({
    current: '1.0.0',
    memory: { ...nothingKnown, latest: '1.1.0' },
    quietUntil: null,
  });

  it('name both versions and where to get the newer one', () => {
    const [finding, ...others] = updateFindings(due, news, '1.0.0', place);
    expect(others).toEqual([]);
    expect(finding).toEqual(updateFinding('1.1.0', '1.0.0', place.page));
    expect(finding?.title).toBe('Codex Glance 1.1.0 is available.');
    expect(finding?.detail).toContain('This is 1.0.0.');
    expect(finding?.remedy).toContain(place.page);
    expect(finding?.level).toBe('info');
    expect(availableUpdate([...(finding ? [finding] : [])])).toBe('1.1.0');
  });

  it('say so where there is no place to ask', () => {
    const nowhere = decideAsk({ enabled: true, hasPlace: false, askedAt: null, now: NOW });
    const findings = updateFindings(nowhere, none, '1.0.0', null);
    expect(findings.map(({ title }) => title)).toEqual([
      'Codex Glance has nowhere to look for a newer version.',
    ]);
    expect(availableUpdate(findings)).toBeNull();
  });

  it('are none while there is nothing newer, or the check is off', () => {
    const off = decideAsk({ enabled: false, hasPlace: true, askedAt: null, now: NOW });
    expect(updateFindings(due, none, '1.0.0', place)).toEqual([]);
    expect(updateFindings(off, news, '1.0.0', place)).toEqual([]);
    expect(updateFindings(off, news, '1.0.0', null)).toEqual([]);
  });
});
