import * as v from 'valibot';
import { readAmount, readPercent, readResetTime, readWindowMinutes } from '../ingest/lines/limit-values.ts';
import { windowsOf } from '../ingest/lines/rate-limits.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import { readSpendCap } from '../ingest/lines/spend-cap.ts';
import type { DayTokens } from './account-totals.ts';

const number = v.pipe(v.number(), v.finite());
const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

/** Values are checked by limit-values.ts: one impossible number must not invalidate the rest. */
const window = v.object({
  usedPercent: v.unknown(),
  windowDurationMins: v.optional(v.unknown()),
  /** Unix seconds. */
  resetsAt: v.optional(v.unknown()),
});

/** `RateLimitSnapshot` of the app-server protocol, v2. */
const snapshot = v.object({
  limitId: maybe(v.string()),
  limitName: maybe(v.string()),
  primary: maybe(window),
  secondary: maybe(window),
  credits: maybe(
    v.object({ hasCredits: v.boolean(), unlimited: v.boolean(), balance: v.optional(v.unknown()) }),
  ),
  planType: maybe(v.string()),
  rateLimitReachedType: maybe(v.string()),
  individualLimit: v.optional(v.unknown()),
  spendControlReached: v.optional(v.unknown()),
});

const limitsAnswer = v.object({
  rateLimits: maybe(snapshot),
  rateLimitsByLimitId: maybe(v.record(v.string(), snapshot)),
});

const usageAnswer = v.object({
  summary: maybe(v.object({ lifetimeTokens: maybe(v.pipe(number, v.minValue(0))) })),
  dailyUsageBuckets: maybe(
    v.array(
      v.object({
        startDate: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d/)),
        tokens: v.pipe(number, v.minValue(0)),
      }),
    ),
  ),
});

/**
 * Parses the answer to `account/rateLimits/read` into observations of that moment, the account's own limit first.
 * Null for an unknown form. `at` in milliseconds since the epoch.
 */
export function readLimitsAnswer(result: unknown, at: number): readonly LimitObservation[] | null {
  const parsed = v.safeParse(limitsAnswer, result);
  if (!parsed.success) return null;
  const { rateLimits, rateLimitsByLimitId } = parsed.output;
  const byId = Object.entries(rateLimitsByLimitId ?? {}).map(([id, each]) => ({
    ...each,
    limitId: each.limitId ?? id,
  }));
  const own = rateLimits === null ? [] : [{ ...rateLimits, limitId: rateLimits.limitId ?? 'codex' }];
  const others = byId.filter(({ limitId }) => own.every((each) => each.limitId !== limitId));
  return [...own, ...others].map((each) => ({
    at,
    limitId: each.limitId,
    limitName: each.limitName,
    planType: each.planType,
    windows: windowsOf(readWindow(each.primary, at, 'primary'), readWindow(each.secondary, at, 'secondary')),
    credits: each.credits && { ...each.credits, balance: readAmount(each.credits.balance) },
    ...spendCapOf(each.individualLimit, each.spendControlReached, at),
    reachedType: each.rateLimitReachedType,
  }));
}

function readWindow(
  value: v.InferOutput<typeof window> | null,
  at: number,
  slot: 'primary' | 'secondary',
): LimitObservation['windows'][number] | null {
  if (value === null) return null;
  const windowMinutes = readWindowMinutes(value.windowDurationMins);
  return {
    usedPercent: readPercent(value.usedPercent),
    windowMinutes,
    resetsAt: readResetTime(value.resetsAt, at),
    ...(windowMinutes === null ? { slot } : {}),
  };
}

function spendCapOf(individual: unknown, reached: unknown, at: number): Pick<LimitObservation, 'spendCap'> {
  const spendCap = readSpendCap(individual, reached, at);
  return spendCap === undefined ? {} : { spendCap };
}

export interface AccountUsage {
  readonly lifetimeTokens: number | null;
  readonly days: readonly DayTokens[];
}

/** Parses the answer to `account/usage/read`. Null for an unknown form. */
export function readUsageAnswer(result: unknown): AccountUsage | null {
  const parsed = v.safeParse(usageAnswer, result);
  if (!parsed.success) return null;
  const { summary, dailyUsageBuckets } = parsed.output;
  const days = (dailyUsageBuckets ?? []).map(({ startDate, tokens }) => {
    return { day: startDate.slice(0, 10), tokens: Math.round(tokens) };
  });
  const lifetimeTokens = summary?.lifetimeTokens ?? null;
  return { lifetimeTokens: lifetimeTokens === null ? null : Math.round(lifetimeTokens), days };
}
