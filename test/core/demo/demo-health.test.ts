import { describe, expect, it } from 'vitest';
import { demoHealth } from '../../../electron/core/demo/demo-health.ts';

const now = Date.UTC(2026, 10, 23, 12);

describe('the health of a demo', () => {
  it.each(Object.entries(demoHealth(now)))(
    'of %s is in the order of time, and reaches until now',
    (_, spans) => {
      const ends = spans.flatMap(({ from, to }) => [from, to]);
      expect(ends).toEqual(ends.toSorted());
      expect(ends.at(-1)).toBe(new Date(now).toISOString());
    },
  );

  it('shows each state that a strip tells apart', () => {
    const states = Object.values(demoHealth(now)).flatMap((spans) => spans.map(({ state }) => state));
    expect(new Set(states)).toEqual(new Set(['untested', 'accepted', 'failing', 'off', 'unobservable']));
  });
});
