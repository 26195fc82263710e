import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnProfile } from '../../../../electron/core/limits/activity-profile.ts';
import { decideBinding } from '../../../../electron/core/limits/binding.ts';
import { forecastMonth, type MonthInput } from '../../../../electron/core/views/outlook/month-outlook.ts';
import { writeSentence } from '../../../../electron/core/views/outlook/outlook-sentence.ts';
import { sumWindowUse } from '../../../../electron/core/views/outlook/window-use.ts';
import { createFormat } from '../../../../electron/shared/format/format.ts';
import type { LimitWindow } from '../../../../electron/shared/limits.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import type { WindowOutlook } from '../../../../electron/shared/outlook.ts';
import { limitsOf } from '../../../fixtures/limits.ts';
import { DAY, HOUR, NOON, windowSeen } from '../../limits/series.ts';

const format = createFormat('en-GB', 'UTC');
const iso = (at: number) => new Date(at).toISOString();

function outlook(id: string, change: Partial<WindowOutlook> = {}): WindowOutlook {
  const nothing = { startedAt: null, pace: null, atReset: null, runsOut: null, use: null };
  return { id, state: 'lasts', reason: verbatim('It lasts.'), ...nothing, ...change };
}

const runsOut = (at: number) => ({
  state: 'runs-out' as const,
  runsOut: { at: iso(at), earliest: iso(at - HOUR), latest: iso(at + HOUR) },
});

const binds = (windows: readonly LimitWindow[], outlooks: readonly WindowOutlook[]) =>
  decideBinding(limitsOf(windows, NOON), outlooks, NOON);

describe('the window that binds', () => {
  const session = windowSeen({ minutes: 300, used: 90, resetsAt: NOON + HOUR });
  const weekly = windowSeen({ minutes: 10_080, used: 100, resetsAt: NOON + 3 * DAY });

  test('is the weekly one where that is used up, however free the short one is', () => {
    const free = { ...session, usedPercent: 3 };
    const outlooks = [outlook('codex:300'), outlook('codex:10080', { state: 'reached' })];
    expect(binds([free, weekly], outlooks).id).toBe('codex:10080');
  });

  test('is the one that opens last of two that are used up', () => {
    const both = [outlook('codex:300', { state: 'reached' }), outlook('codex:10080', { state: 'reached' })];
    expect(binds([{ ...session, usedPercent: 100 }, weekly], both).id).toBe('codex:10080');
  });

  test('else the one that runs out first, else the one that will be fullest', () => {
    const half = { ...weekly, usedPercent: 50 };
    const out = [
      outlook('codex:300', runsOut(NOON + 5 * HOUR)),
      outlook('codex:10080', runsOut(NOON + 2 * HOUR)),
    ];
    expect(binds([session, half], out).id).toBe('codex:10080');
    const full = outlook('codex:10080', { atReset: { value: 97, low: 80, high: 120 } });
    const calm = { ...session, usedPercent: 70 };
    expect(binds([calm, half], [outlook('codex:300'), full]).id).toBe('codex:10080');
  });

  test('is the one that is nearest to its end now, though another will be fuller at its reset', () => {
    const half = { ...weekly, usedPercent: 50 };
    const full = outlook('codex:10080', { atReset: { value: 97, low: 80, high: 120 } });
    expect(binds([session, half], [outlook('codex:300'), full])).toMatchObject({
      id: 'codex:300',
      state: 'nearing',
    });
  });

  test('is none where nothing is known', () => {
    const reset = windowSeen({ used: null, resetsAt: NOON - 1 });
    expect(binds([reset], [outlook('codex:300', { state: 'unknown' })]).id).toBeNull();
    expect(binds([], []).reason).toBe('How much of any limit is used is not known.');
  });
});

describe('the sentence', () => {
  const weekly = windowSeen({ minutes: 10_080, used: 70, resetsAt: NOON + 5 * DAY });

  test('names window, time, range and reset', () => {
    expect(
      writeSentence(weekly, outlook('codex:10080', runsOut(NOON + 3 * DAY + 2 * HOUR)), format, NOON),
    ).toEqual({
      windowId: 'codex:10080',
      text: 'Weekly limit runs out Thu 14:00 at this pace',
      detail: 'Between Thu 13:00 and Thu 15:00, resets Sat 12:00',
    });
  });

  test('says until when nothing is left', () => {
    const said = writeSentence(weekly, outlook('codex:10080', { state: 'reached' }), format, NOON);
    expect(said?.text).toBe('Weekly limit is used up until Sat 12:00');
  });

  test('is not there where it lasts', () => {
    expect(writeSentence(weekly, outlook('codex:10080'), format, NOON)).toBeNull();
  });

  test('names other limits and odd lengths', () => {
    const other = windowSeen({ minutes: 90, used: 100, resetsAt: null, limitId: 'codex_bengalfox' });
    const said = writeSentence(other, outlook(other.id, { state: 'reached' }), format, NOON);
    expect(said?.text).toBe('1 h 30 min, codex_bengalfox limit is used up');
  });
});

describe('what used a window', () => {
  const parts = [
    { threadId: 'a', model: 'x', tokens: 60 },
    { threadId: 'b', model: 'x', tokens: 30 },
    { threadId: 'c', model: null, tokens: 10 },
  ];

  test('sessions, models and folders, most first', () => {
    const use = sumWindowUse(parts, (id) => (id === 'b' ? null : '/home'));
    expect(use.tokens).toBe(100);
    expect(use.sessions.map(({ key, percent, cwd }) => [key, percent, cwd])).toEqual([
      ['a', 60, '/home'],
      ['b', 30, null],
      ['c', 10, '/home'],
    ]);
    expect(use.models.map(({ key, percent }) => [key, percent])).toEqual([
      ['x', 90],
      [null, 10],
    ]);
    expect(use.folders.map(({ key, percent }) => [key, percent])).toEqual([
      ['/home', 70],
      [null, 30],
    ]);
  });

  test('one folder, however it was written', () => {
    const parts = ['a', 'b', 'c'].map((threadId) => ({ threadId, model: 'x', tokens: 10 }));
    const folders: Record<string, string> = { a: 'c:\\users\\p\\', b: 'C:\\Users\\p', c: '/home/' };
    const use = sumWindowUse(parts, (id) => folders[id] ?? null);
    expect(use.folders.map(({ key, tokens }) => [key, tokens])).toEqual([
      ['C:\\Users\\p', 20],
      ['/home', 10],
    ]);
  });

  test('nothing', () => {
    expect(sumWindowUse([], () => null)).toEqual({ tokens: 0, sessions: [], models: [], folders: [] });
  });
});

describe('the month', () => {
  const steady: MonthInput = {
    tokens: 1_000,
    today: 50,
    costUsd: 10,
    before: Array.from({ length: 28 }, (_, index) => ({ weekday: index % 7, tokens: 100 })),
    ahead: [1, 2, 3, 4, 5, 6, 0, 1, 2, 3],
    todayWeekday: 0,
    todayPassed: 0.5,
  };

  test('of equal days is their sum, and never without doubt', () => {
    const { value = 0, low = 0, high = 0 } = forecastMonth(steady)?.tokens ?? {};
    expect(value).toBe(2_050);
    expect(low).toBeLessThan(2_050);
    expect(high).toBeGreaterThan(2_050);
    expect(high - low).toBeLessThan(200);
    expect(forecastMonth(steady)?.costUsd?.value).toBeCloseTo(20.5);
  });

  test('knows weekdays, and no cost where no price is known', () => {
    const before = steady.before.map((day) => ({ ...day, tokens: day.weekday < 5 ? 100 : 0 }));
    const month = forecastMonth({ ...steady, before, ahead: [5, 6], todayPassed: 1, costUsd: null });
    expect(month?.tokens.value).toBeLessThan(1_060);
    expect(month?.costUsd).toBeNull();
  });

  test('says nothing after two days', () => {
    expect(forecastMonth({ ...steady, before: steady.before.slice(0, 2) })).toBeNull();
  });

  test('is never less than was used, and the range holds the value', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const days = fc.array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), tokens: amount }), {
      maxLength: 35,
    });
    fc.assert(
      fc.property(days, amount, fc.double({ min: 0, max: 1, noNaN: true }), (before, tokens, todayPassed) => {
        const estimate = forecastMonth({
          ...steady,
          before,
          tokens,
          today: Math.min(50, tokens),
          todayPassed,
        })?.tokens;
        if (!estimate) return;
        expect(estimate.low).toBeGreaterThanOrEqual(tokens);
        expect(estimate.low).toBeLessThanOrEqual(estimate.value);
        expect(estimate.value).toBeLessThan(estimate.high);
      }),
    );
  });
});

describe('how busy the hours of the week are', () => {
  test('all alike without history', () => {
    expect(learnProfile({ days: [], hours: [] })).toEqual(new Array(168).fill(1));
  });

  test('the average is one, whatever happened; working hours stand out, and one wild day does not', () => {
    const days = Array.from({ length: 28 }, (_, index) => ({
      weekday: index % 7,
      amount: index % 7 < 5 ? 100 : 0,
    }));
    const hours = [0, 1, 2, 3, 4].flatMap((weekday) =>
      [9, 10, 11, 14, 15].map((hour) => ({ weekday, hour, amount: 20 })),
    );
    const profile = learnProfile({ days, hours });
    expect(profile.reduce((sum, weight) => sum + weight, 0) / 168).toBeCloseTo(1);
    expect(profile[10]).toBeGreaterThan(3 * (profile[3] ?? 0));
    expect(profile[24 + 10]).toBeGreaterThan(3 * (profile[5 * 24 + 10] ?? 0));
    const wild = days.map((day, index) => (index === 1 ? { ...day, amount: 100_000 } : day));
    expect((learnProfile({ days: wild, hours })[24 + 10] ?? 0) / (profile[24 + 10] ?? 1)).toBeLessThan(2);
  });
});
