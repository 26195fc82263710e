import { describe, expect, test } from 'vitest';
import {
  observedSince,
  withChange,
  withObserved,
  withoutOld,
} from '../../../../electron/core/telemetry/health/history.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';

const now = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;
const at = (days: number) => new Date(now - days * DAY).toISOString();

describe('a change', () => {
  const failing = { state: 'failing', reason: 'auth', checkedAt: now } as const;

  test('is another state, or another reason of a failure', () => {
    const one = withChange([], failing);
    expect(one).toEqual([{ at: at(0), state: 'failing', reason: 'auth' }]);
    expect(withChange(one, { ...failing, checkedAt: now + 1 })).toBe(one);
    expect(withChange(one, { ...failing, reason: 'path' })).toHaveLength(2);
    expect(withChange(one, { ...failing, state: 'accepted', reason: verbatim('It took it.') })).toHaveLength(
      2,
    );
  });

  test('is none where only the sentence of a success is another', () => {
    const one = withChange([], {
      state: 'accepted',
      reason: verbatim('It took it in 1.2 s.'),
      checkedAt: now,
    });
    expect(
      withChange(one, { state: 'accepted', reason: verbatim('It took it in 1.3 s.'), checkedAt: now }),
    ).toBe(one);
  });
});

test('so many days are kept as are chosen, with the state that they begin with', () => {
  const changes = [
    { at: at(50), state: 'failing', reason: 'dns' },
    { at: at(40), state: 'accepted', reason: verbatim('a') },
    { at: at(3), state: 'failing', reason: 'auth' },
  ] as const;
  expect(withoutOld(changes, now, 30)).toEqual([{ ...changes[1], at: at(30) }, changes[2]]);
  expect(withoutOld([], now, 30)).toEqual([]);
});

describe('what was observed', () => {
  const at = (hours: number) => Date.parse('2026-11-20T00:00:00.000Z') + hours * 3_600_000;
  const iso = (hours: number) => new Date(at(hours)).toISOString();
  const seen = (results: readonly (readonly [hours: number, state: 'accepted' | 'failing'])[]) =>
    results.reduce<ReturnType<typeof withObserved>>(
      (spans, [hours, state]) => withObserved(spans, { state, checkedAt: at(hours) }),
      [],
    );

  test('goes on while results are alike and no more than a day apart', () => {
    expect(
      seen([
        [0, 'accepted'],
        [10, 'accepted'],
        [34, 'accepted'],
      ]),
    ).toEqual([{ from: iso(0), to: iso(34), state: 'accepted' }]);
  });

  test('is not known between results that are further apart, or that differ', () => {
    expect(
      seen([
        [0, 'accepted'],
        [24.1, 'accepted'],
        [25, 'failing'],
      ]),
    ).toEqual([
      { from: iso(0), to: iso(0), state: 'accepted' },
      { from: iso(24.1), to: iso(24.1), state: 'accepted' },
      { from: iso(25), to: iso(25), state: 'failing' },
    ]);
  });

  test('is dropped after so many days, a stretch that reaches into them in part', () => {
    const spans = seen([
      [0, 'accepted'],
      [20, 'accepted'],
      [21, 'failing'],
      [40, 'failing'],
    ]);
    expect(observedSince(spans, at(34), 1)).toEqual([
      { from: iso(10), to: iso(20), state: 'accepted' },
      { from: iso(21), to: iso(40), state: 'failing' },
    ]);
    expect(observedSince(spans, at(30 * 24 + 41), 30)).toEqual([]);
  });
});
