import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideLimits } from '../../../electron/core/limits/decide-limits.ts';
import { readLimitsAnswer, readUsageAnswer } from '../../../electron/core/live/account-answers.ts';
import { compareTotals } from '../../../electron/core/live/account-totals.ts';
import type { AccountAnswer } from '../../../electron/core/live/ask-account.ts';
import { type AskInput, decideAsk } from '../../../electron/core/live/ask-schedule.ts';
import { FreshLimitsService } from '../../../electron/core/live/fresh-limits-service.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-20T10:46:20.000Z');

describe('whether to ask', () => {
  const base: AskInput = {
    on: true,
    asking: false,
    cause: 'look',
    askedAt: NOW - 10 * MINUTE,
    failures: 0,
    random: 0.5,
    now: NOW,
  };
  test.each<[Partial<AskInput>, string, string]>([
    [{}, 'ask', 'look'],
    [{ on: false }, 'hold', 'off'],
    [{ asking: true }, 'hold', 'under-way'],
    [{ askedAt: null }, 'ask', 'look'],
    [{ askedAt: NOW - MINUTE }, 'hold', 'asked-lately'],
    [{ askedAt: NOW - 2 * MINUTE, cause: 'refresh' }, 'ask', 'refresh'],
    [{ askedAt: NOW - 1, cause: 'refresh' }, 'hold', 'asked-lately'],
    [{ askedAt: NOW - 1, cause: 'switched-on' }, 'ask', 'switched-on'],
    [{ failures: 1 }, 'ask', 'look'],
    [{ failures: 2 }, 'hold', 'backing-off'],
    [{ failures: 30, askedAt: NOW - 5 * 60 * MINUTE }, 'ask', 'look'],
    [{ askedAt: NOW + 60 * MINUTE }, 'ask', 'look'],
  ])('%j: %s', (input, state, reason) => {
    expect(decideAsk({ ...base, ...input })).toEqual({ state, reason });
  });
});

describe('the answers', () => {
  const primary = { usedPercent: 61, windowDurationMins: 300, resetsAt: 1_795_180_000 };
  test('give each limit once, the own first', () => {
    const own = {
      limitId: 'codex',
      limitName: null,
      primary,
      secondary: null,
      credits: null,
      planType: 'plus',
    };
    const other = { limitId: null, primary: { ...primary, usedPercent: 7 } };
    const read = readLimitsAnswer(
      { rateLimits: own, rateLimitsByLimitId: { codex: own, bengal: other } },
      NOW,
    );
    expect(read?.map(({ limitId, windows }) => [limitId, windows[0]?.usedPercent])).toEqual([
      ['codex', 61],
      ['bengal', 7],
    ]);
    expect(read?.[0]).toMatchObject({
      at: NOW,
      planType: 'plus',
      windows: [{ resetsAt: 1_795_180_000_000 }],
    });
  });

  test.each(['much', 180, -1, null, {}, 1e30])('with a use of %j leave that alone unknown', (usedPercent) => {
    const read = readLimitsAnswer(
      { rateLimits: { primary: { ...primary, usedPercent }, secondary: primary, planType: 'plus' } },
      NOW,
    );
    expect(read?.[0]?.windows.map((each) => each.usedPercent)).toEqual([null, 61]);
    expect(read?.[0]?.planType).toBe('plus');
  });

  test('of another form are refused, and never throw', () => {
    expect(readLimitsAnswer({ rateLimits: { primary: 'much' } }, NOW)).toBeNull();
    expect(readUsageAnswer({ dailyUsageBuckets: [{ startDate: 'x', tokens: 1 }] })).toBeNull();
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readLimitsAnswer(value, NOW);
        readUsageAnswer(value);
      }),
    );
  });

  test('count where they are newer than what a rollout said', () => {
    const rollout =
      readLimitsAnswer({ rateLimits: { limitId: 'codex', primary, planType: 'plus' } }, NOW) ?? [];
    const [own] = rollout;
    const fresh = (at: number) =>
      readLimitsAnswer({ rateLimits: { limitId: 'codex', primary: { ...primary, usedPercent: 70 } } }, at) ??
      [];
    const now = NOW + 2 * MINUTE;
    expect(decideLimits(rollout, own ?? null, now, fresh(NOW + MINUTE)).windows).toMatchObject([
      { usedPercent: 70, source: 'account' },
    ]);
    const [window] = decideLimits(rollout, own ?? null, now, fresh(NOW - MINUTE)).windows;
    expect(window).toMatchObject({ usedPercent: 61 });
    expect(window).not.toHaveProperty('source');
    expect(decideLimits(rollout, own ?? null, now, fresh(NOW + MINUTE)).planType).toBe('plus');
  });
});

describe('the totals of the account', () => {
  const days = [
    { day: '2026-11-18', tokens: 100 },
    { day: '2026-11-19', tokens: 200 },
  ];
  const local = (tokens: number) => [
    { day: '2026-11-17', tokens: 1_000_000 },
    { day: '2026-11-19', tokens },
  ];
  test.each([
    [299, 'Both count the same'],
    [120, 'The account counts more'],
    [900, 'This machine counts more'],
  ])('beside %i here', (tokens, reason) => {
    const compared = compareTotals({ lifetimeTokens: 5_000, days }, local(tokens));
    expect(compared).toMatchObject({ from: '2026-11-18', to: '2026-11-19', account: 300, local: tokens });
    expect(compared?.reason).toContain(reason);
  });
  test('are not compared where the account tells no days', () => {
    expect(compareTotals({ lifetimeTokens: 5_000, days: [] }, local(1))).toBeNull();
  });
});

describe('fresh limits', () => {
  function open(answer: () => Promise<AccountAnswer>) {
    const clock = createFakeClock(NOW);
    const asked: number[] = [];
    const service = new FreshLimitsService({
      clock,
      ask: () => {
        asked.push(clock.now());
        return answer();
      },
      localDays: () => [],
      onChange: () => {},
      random: () => 0.5,
    });
    return { service, clock, asked };
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const limits = readLimitsAnswer({ rateLimits: { limitId: 'codex' } }, NOW) ?? [];
  const good: AccountAnswer = { codexVersion: '0.169.0', limits, usage: null };

  test('are asked for once switched on, then only when a person looks; never by a timer', async () => {
    const { service, clock, asked } = open(async () => good);
    service.consider('look');
    expect(asked).toEqual([]);
    service.switch(true);
    expect(service.view().state).toBe('asking');
    await settle();
    expect(service.view()).toMatchObject({ state: 'fresh', codexVersion: '0.169.0' });
    expect(clock.pending).toBe(0);
    clock.advance(60 * MINUTE);
    expect(asked).toHaveLength(1);
    service.consider('look');
    service.consider('look');
    await settle();
    expect(asked).toHaveLength(2);
    service.switch(false);
    expect(service.view()).toMatchObject({ state: 'off', checkedAt: null });
    expect(service.observations()).toEqual([]);
  });

  test('keep what was last known when asking fails, and say why', async () => {
    let fails = false;
    const { service, clock } = open(async () => {
      if (fails) throw new Error('chatgpt authentication required');
      return good;
    });
    service.switch(true);
    await settle();
    fails = true;
    clock.advance(60 * MINUTE);
    service.consider('look');
    await settle();
    expect(service.view()).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('authentication'),
    });
    expect(service.view().checkedAt).toBe(new Date(NOW).toISOString());
    expect(service.observations()).toHaveLength(1);
  });

  test('that come after they were switched off are not taken', async () => {
    let answer = (_: AccountAnswer) => {};
    const { service } = open(() => new Promise((resolve) => (answer = resolve)));
    service.switch(true);
    service.switch(false);
    answer(good);
    await settle();
    expect(service.view().state).toBe('off');
    expect(service.observations()).toEqual([]);
  });
});
