import { describe, expect, test } from 'vitest';
import { withChange, withoutOld } from '../../../../electron/core/telemetry/health/history.ts';
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
