import type { UsageModelRow } from '../../../shared/commands.ts';
import type { GuardBudget, GuardPeriod, GuardReport } from '../../../shared/governance/guard-report.ts';
import { type Limits, type LimitWindow, windowAt } from '../../../shared/limits.ts';
import { guardMessage } from '../../../shared/messages/en/governance/guard.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Cost } from '../../../shared/pricing.ts';

/** A sum of money over a period. */
export interface MoneyBudget {
  readonly kind: 'usd';
  readonly period: GuardPeriod;
  /** US dollars. */
  readonly limit: number;
}

/** A share of a rate limit. */
export interface LimitBudget {
  readonly kind: 'limit';
  /** As given: a kind of window such as `weekly`, or the id of one. */
  readonly name: string;
  /** 0 to 100. */
  readonly limit: number;
}

export type Budget = MoneyBudget | LimitBudget;

/** What was spent in the running period. */
export interface Spent extends Cost {
  readonly tokens: number;
  readonly models: readonly UsageModelRow[];
  /** When the period ends, ISO 8601 UTC. */
  readonly until: string;
}

/** What a guard needs of the rate limits. */
export type GuardLimits = Pick<Limits, 'windows' | 'credits'>;

export interface GuardFacts {
  readonly spent: (period: GuardPeriod) => Spent;
  /** Null where nothing asks for limits. */
  readonly limits: GuardLimits | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Other names of the kinds of windows. */
const kindNames: Readonly<Record<string, LimitWindow['kind']>> = {
  session: 'session',
  '5-hour': 'session',
  '5h': 'session',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
};

/** The names that a limit budget takes beside ids of windows. */
export const limitNames = Object.keys(kindNames);

/** Credits are spoken of from this use of a window on, in percent. */
const CREDITS_NEAR = 90;

/** Holds what was used against budgets. What is known of a cost is enough to be over; an unknown rest is not within. */
export function decideGuard(budgets: readonly Budget[], facts: GuardFacts): GuardReport {
  const decided = budgets.map((budget) =>
    budget.kind === 'usd' ? decideMoney(budget, facts.spent(budget.period)) : decideLimit(budget, facts),
  );
  return {
    schema: 'codex-glance.guard/1',
    over: decided.some(({ state }) => state === 'over'),
    budgets: decided,
    notes: facts.limits === null ? [] : creditNotes(facts.limits, facts.now),
  };
}

function decideMoney({ period, limit }: MoneyBudget, spent: Spent): GuardBudget {
  const { costUsd, costLowerBoundUsd = null, tokens, until } = spent;
  const known = costUsd ?? (tokens === 0 ? 0 : costLowerBoundUsd);
  const isWhole = costUsd !== null || tokens === 0;
  const base = { id: `usd-${period}`, unit: 'usd', limit, used: known, resetsAt: until } as const;
  if (known !== null && known > limit) {
    return { ...base, state: 'over', reason: guardMessage('guard.usd.over', { period, isWhole }) };
  }
  if (isWhole) return { ...base, state: 'within', reason: guardMessage('guard.usd.within', { period }) };
  const models = spent.models.filter(({ costUsd }) => costUsd === null).map(({ model }) => model ?? '?');
  return { ...base, state: 'not-known', reason: guardMessage('guard.usd.not-known', { models }) };
}

function decideLimit({ name, limit }: LimitBudget, { limits, now }: GuardFacts): GuardBudget {
  const base = { id: `limit-${name}`, unit: 'percent', limit } as const;
  const windows = (limits?.windows ?? [])
    .map((window) => windowAt(window, now))
    .filter(({ id, kind }) => id === name || kind === kindNames[name]);
  const known = windows.filter(({ usedPercent }) => usedPercent !== null);
  const fullest = known.toSorted((a, b) => (b.usedPercent ?? 0) - (a.usedPercent ?? 0))[0];
  if (fullest === undefined) {
    const reason =
      windows.length === 0 ? guardMessage('guard.limit.none') : guardMessage('guard.limit.not-known');
    return { ...base, used: null, state: 'not-known', reason, resetsAt: null };
  }
  const isOver = (fullest.usedPercent ?? 0) >= limit;
  return {
    ...base,
    used: fullest.usedPercent,
    state: isOver ? 'over' : 'within',
    reason: isOver ? guardMessage('guard.limit.over') : guardMessage('guard.limit.within'),
    resetsAt: fullest.resetsAt,
  };
}

/** Returns a word before credits begin to be spent, and once they are. */
function creditNotes({ credits, windows }: GuardLimits, now: number): Message[] {
  if (credits?.state !== 'available') return [];
  const use = Math.max(0, ...windows.map((window) => windowAt(window, now).usedPercent ?? 0));
  if (use >= 100) return [guardMessage('guard.credits.spent')];
  return use >= CREDITS_NEAR ? [guardMessage('guard.credits.near', { percent: use })] : [];
}
