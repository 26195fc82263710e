import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Budget,
  decideGuard,
  type Spent,
} from '../../../../electron/core/governance/guard/decide-guard.ts';
import type { Limits } from '../../../../electron/shared/limits.ts';
import { sampleSnapshot } from '../../../fixtures/snapshots/sample-snapshot.ts';

const snapshot = sampleSnapshot('filled');
const NOW = Date.parse(snapshot.generatedAt);
const { limits } = snapshot;

const spent = (part: Partial<Spent>): Spent => ({
  costUsd: 10,
  tokens: 1_000,
  models: [],
  until: '2026-11-21T00:00:00.000Z',
  ...part,
});
const day = (limit: number): Budget => ({ kind: 'usd', period: 'day', limit });
const decide = (budgets: readonly Budget[], of: Partial<Spent> = {}, known: Limits | null = limits) =>
  decideGuard(budgets, { spent: () => spent(of), limits: known, now: NOW });

describe('a sum of money', () => {
  test.each([
    [{ costUsd: 10 }, 10, 'within', 10],
    [{ costUsd: 10.01 }, 10, 'over', 10.01],
    [{ costUsd: null, costLowerBoundUsd: 10.01 }, 10, 'over', 10.01],
    [{ costUsd: null, costLowerBoundUsd: 9 }, 10, 'not-known', 9],
    [{ costUsd: null }, 10, 'not-known', null],
    [{ costUsd: null, tokens: 0 }, 10, 'within', 0],
    [{ costUsd: 0 }, 0, 'within', 0],
  ] as const)('%o of %i is %s', (of, limit, state, used) => {
    const report = decide([day(limit)], of);
    expect(report.budgets).toMatchObject([{ id: 'usd-day', unit: 'usd', limit, state, used }]);
    expect(report.over).toBe(state === 'over');
  });

  test('names the models without a price', () => {
    const model = { model: 'gpt-new', tokens: snapshot.usage.today.tokens, costUsd: null };
    const [budget] = decide([day(10)], { costUsd: null, models: [model] }).budgets;
    expect(budget?.reason).toMatchObject({ params: { models: ['gpt-new'] } });
  });
});

describe('a rate limit', () => {
  const weekly = limits.windows.find(({ kind }) => kind === 'weekly');
  const use = weekly?.usedPercent ?? 0;
  const at = (limit: number, name = 'weekly'): Budget => ({ kind: 'limit', name, limit });

  test('is over from its share on', () => {
    expect(use).toBeGreaterThan(0);
    expect(decide([at(use)]).budgets).toMatchObject([
      { state: 'over', used: use, resetsAt: weekly?.resetsAt },
    ]);
    expect(decide([at(use + 1)]).budgets).toMatchObject([{ state: 'within' }]);
    expect(decide([at(use, weekly?.id)]).over).toBe(true);
  });

  test('is not known where none was recorded, or it has reset since', () => {
    expect(decide([at(50, 'monthly')]).budgets).toMatchObject([{ state: 'not-known', used: null }]);
    const later = { spent: () => spent({}), limits, now: Date.parse(weekly?.resetsAt ?? '') + 1 };
    expect(decideGuard([at(1)], later).budgets).toMatchObject([{ state: 'not-known', used: null }]);
  });

  test('tells before credits are spent, and once they are', () => {
    const credits = { ...limits.credits, state: 'available' } as Limits['credits'];
    const using = (usedPercent: number): Limits => ({
      ...limits,
      credits,
      windows: limits.windows.map((window) => ({ ...window, usedPercent })),
    });
    expect(decide([at(50)], {}, using(50)).notes).toEqual([]);
    expect(decide([at(50)], {}, using(93)).notes).toEqual([
      '93% of a limit is used. After 100% Codex spends credits.',
    ]);
    expect(decide([at(50)], {}, using(100)).notes).toEqual([
      'A limit is used up, so Codex is spending credits.',
    ]);
  });
});

test('over is what any budget says, in any order', () => {
  const budget = fc.record({
    kind: fc.constant('usd' as const),
    period: fc.constant('day' as const),
    limit: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(budget), (budgets) => {
      const report = decide(budgets);
      expect(report.over).toBe(budgets.some(({ limit }) => limit < 10));
      expect(report.budgets).toHaveLength(budgets.length);
    }),
  );
});
