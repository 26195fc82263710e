import { readAmount, readPercent, readResetIn, readResetTime, readWindowMinutes } from './limit-values.ts';
import type { LimitObservation } from './rollout-state.ts';
import { readSpendCap } from './spend-cap.ts';
import { asObject, asString } from './token-usage.ts';

type Window = LimitObservation['windows'][number];
type Slot = NonNullable<Window['slot']>;

/** One `RateLimitWindow`. Codex 0.42 to 0.44 gave the reset as seconds from the line's time. */
function readWindow(value: unknown, at: number, slot: Slot): Window | null {
  const window = asObject(value);
  if (!window || Object.keys(window).length === 0) return null;
  const windowMinutes = readWindowMinutes(window.window_minutes);
  return {
    usedPercent: readPercent(window.used_percent),
    windowMinutes,
    resetsAt: readResetTime(window.resets_at, at) ?? readResetIn(window.resets_in_seconds, at),
    ...(windowMinutes === null ? { slot } : {}),
  };
}

/**
 * Returns the windows of a limit, at most one a slot. One without a length is known by its slot, and so is the
 * second of two of one length: their ids must differ.
 */
export function windowsOf(primary: Window | null, secondary: Window | null): Window[] {
  const windows = [primary, secondary].filter((window) => window !== null);
  if (!primary || !secondary || primary.windowMinutes !== secondary.windowMinutes) return windows;
  return [primary, { ...secondary, slot: 'secondary' }];
}

/**
 * Returns the `rate_limits` of a `token_count` line seen at `at` (milliseconds since the epoch), or null where it
 * holds nothing. A missing limit id means `codex` (codex-rs/codex-api/src/rate_limits.rs).
 */
export function readRateLimits(value: unknown, at: number): LimitObservation | null {
  const limits = asObject(value);
  if (!limits) return null;
  const windows = windowsOf(
    readWindow(limits.primary, at, 'primary'),
    readWindow(limits.secondary, at, 'secondary'),
  );
  const credits = asObject(limits.credits);
  const planType = asString(limits.plan_type) || null;
  const reachedType = asString(limits.rate_limit_reached_type) || null;
  const spendCap = readSpendCap(limits.individual_limit, limits.spend_control_reached, at);
  if (windows.length === 0 && !credits && !spendCap && planType === null && reachedType === null) return null;
  return {
    at,
    limitId: asString(limits.limit_id) || 'codex',
    limitName: asString(limits.limit_name) || null,
    planType,
    windows,
    credits: credits
      ? {
          hasCredits: credits.has_credits === true,
          unlimited: credits.unlimited === true,
          balance: readAmount(credits.balance),
        }
      : null,
    ...(spendCap === undefined ? {} : { spendCap }),
    reachedType,
  };
}
