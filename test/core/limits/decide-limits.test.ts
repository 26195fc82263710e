import { describe, expect, test } from 'vitest';
import { readRateLimits } from '../../../electron/core/ingest/lines/rate-limits.ts';
import type { LimitObservation } from '../../../electron/core/ingest/lines/rollout-state.ts';
import { decideLimits, windowKind } from '../../../electron/core/limits/decide-limits.ts';

const now = Date.parse('2026-11-23T10:00:00Z');

function observed(changes: Partial<LimitObservation> = {}): LimitObservation {
  return {
    at: now - 60_000,
    limitId: 'codex',
    limitName: null,
    planType: 'plus',
    windows: [{ usedPercent: 42, windowMinutes: 300, resetsAt: now + 3_600_000 }],
    credits: null,
    reachedType: null,
    ...changes,
  };
}

describe('limits as last observed', () => {
  test('the kind comes from the length, whatever the slot', () => {
    expect([300, 299, 1440, 10_080, 43_200, 60, null].map(windowKind)).toEqual([
      'session',
      'session',
      'daily',
      'weekly',
      'monthly',
      'other',
      'other',
    ]);
    const weekly = observed({ windows: [{ usedPercent: 9, windowMinutes: 10_080, resetsAt: null }] });
    expect(decideLimits([weekly], weekly, now).windows).toMatchObject([
      { kind: 'weekly', usedPercent: 9, state: 'current' },
    ]);
  });

  test('a window that has reset since is not known: neither its old number nor zero', () => {
    const old = observed({ windows: [{ usedPercent: 97, windowMinutes: 300, resetsAt: now - 1 }] });
    const limits = decideLimits([old], old, now);
    expect(limits.state).toBe('stale');
    expect(limits.windows[0]).toMatchObject({ usedPercent: null, state: 'reset' });
  });

  test('nothing observed', () => {
    expect(decideLimits([], null, now)).toMatchObject({ state: 'none', windows: [], observedAt: null });
  });

  test('each limit keeps its own newest observation; shortest window first', () => {
    const windows = [
      { usedPercent: 10, windowMinutes: 10_080, resetsAt: null },
      { usedPercent: 20, windowMinutes: 300, resetsAt: null },
    ];
    const limits = decideLimits([observed({ windows }), observed({ limitId: 'codex_bengalfox' })], null, now);
    expect(limits.windows.map(({ id }) => id)).toEqual(['codex:300', 'codex_bengalfox:300', 'codex:10080']);
  });
});

describe('rate limits as recorded', () => {
  test('resets given in seconds count from the line', () => {
    const limits = {
      primary: { used_percent: 23.5, window_minutes: 300, resets_in_seconds: 3600 },
      secondary: null,
    };
    expect(readRateLimits(limits, now)).toMatchObject({
      limitId: 'codex',
      windows: [{ usedPercent: 23.5, windowMinutes: 300, resetsAt: now + 3_600_000 }],
    });
  });

  test('all null, as with an API key, is no observation', () => {
    const limits = { limit_id: 'codex', primary: null, secondary: null, credits: null, plan_type: null };
    expect(readRateLimits(limits, now)).toBeNull();
    expect(readRateLimits(null, now)).toBeNull();
  });
});

describe('what a workspace lets a member spend', () => {
  const capOf = (limits: object) => {
    const read = readRateLimits({ limit_id: 'codex', primary: null, secondary: null, ...limits }, now);
    return read === null ? null : decideLimits([read], read, now).spendCap;
  };

  test('is told with its amounts as the server wrote them', () => {
    const resets = { remaining_percent: 58, resets_at: now / 1000 + 60 };
    const cap = { limit: '100.00', used: 42.5, ...resets };
    expect(capOf({ individual_limit: cap, spend_control_reached: false })).toMatchObject({
      limit: '100.00',
      used: '42.5',
      remainingPercent: 58,
      resetsAt: new Date(now + 60_000).toISOString(),
      reached: false,
    });
  });

  test.each([
    [{}, null],
    [{ individual_limit: null, spend_control_reached: null }, null],
    [{ spend_control_reached: true }, { reached: true, limit: null, remainingPercent: null }],
    [{ individual_limit: { limit: {}, used: [], remaining_percent: 'x' } }, { limit: null, used: null }],
    [{ individual_limit: { remaining_percent: 140 } }, { remainingPercent: null, level: 'unknown' }],
    [{ individual_limit: { limit: '200', used: '150.00' } }, { remainingPercent: 25, level: 'normal' }],
    [{ individual_limit: { limit: '200', used: '196', remaining_percent: 'NaN' } }, { remainingPercent: 2 }],
    [{ individual_limit: { limit: 200, used: 250 } }, { remainingPercent: 0, level: 'reached' }],
    [
      { individual_limit: { limit: 'NaN', used: '-3', remaining_percent: '58', resets_at: -5 } },
      { limit: null, used: null, remainingPercent: 58, resetsAt: null },
    ],
  ])('of %j is %j', (limits, cap) => {
    if (cap === null) expect(capOf(limits)).toBeNull();
    else expect(capOf(limits)).toMatchObject(cap);
  });
});
