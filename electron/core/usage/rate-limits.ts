import type { LimitObservation } from './rollout-state.ts';
import { readSpendCap } from './spend-cap.ts';
import { asNumber, asObject, asString } from './token-usage.ts';

type Window = LimitObservation['windows'][number];

/** One `RateLimitWindow`. Codex 0.42 to 0.44 gave the reset as seconds from the line's time. */
function readWindow(value: unknown, at: number): Window | null {
  const window = asObject(value);
  const usedPercent = asNumber(window?.used_percent);
  if (!window || usedPercent === null) return null;
  const resetsAt = asNumber(window.resets_at);
  const resetsIn = asNumber(window.resets_in_seconds);
  return {
    usedPercent,
    windowMinutes: asNumber(window.window_minutes),
    resetsAt: resetsAt !== null ? resetsAt * 1000 : resetsIn !== null ? at + resetsIn * 1000 : null,
  };
}

/**
 * The `rate_limits` of a `token_count` line seen at `at` (milliseconds since the epoch), or null
 * where it holds nothing. A missing limit id means `codex`
 * (codex-rs/codex-api/src/rate_limits.rs).
 */
export function readRateLimits(value: unknown, at: number): LimitObservation | null {
  const limits = asObject(value);
  if (!limits) return null;
  const windows = [readWindow(limits.primary, at), readWindow(limits.secondary, at)].filter(
    (window): window is Window => window !== null,
  );
  const credits = asObject(limits.credits);
  const planType = asString(limits.plan_type);
  const reachedType = asString(limits.rate_limit_reached_type);
  const spendCap = readSpendCap(limits.individual_limit, limits.spend_control_reached);
  if (windows.length === 0 && !credits && !spendCap && planType === null && reachedType === null) return null;
  return {
    at,
    limitId: asString(limits.limit_id) ?? 'codex',
    limitName: asString(limits.limit_name),
    planType,
    windows,
    credits: credits
      ? {
          hasCredits: credits.has_credits === true,
          unlimited: credits.unlimited === true,
          balance: asString(credits.balance),
        }
      : null,
    ...(spendCap === undefined ? {} : { spendCap }),
    reachedType,
  };
}
