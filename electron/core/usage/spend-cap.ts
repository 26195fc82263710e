import type { LimitObservation } from './rollout-state.ts';
import { asNumber, asObject, asString } from './token-usage.ts';

type SpendCap = NonNullable<LimitObservation['spendCap']>;

/**
 * The spend cap of a snapshot: `individual_limit` with its amounts as numbers or texts, and
 * `spend_control_reached`. Undefined where there is none.
 */
export function readSpendCap(individual: unknown, isReached: unknown): SpendCap | undefined {
  const cap = asObject(individual);
  const reached = isReached === true;
  if (!cap) return reached ? { ...noAmounts, reached } : undefined;
  const remaining = asNumber(cap.remaining_percent ?? cap.remainingPercent);
  const resetsAt = asNumber(cap.resets_at ?? cap.resetsAt);
  return {
    limit: amount(cap.limit),
    used: amount(cap.used),
    remainingPercent: remaining === null ? null : Math.min(100, Math.max(0, remaining)),
    resetsAt: resetsAt === null ? null : resetsAt * 1000,
    reached,
  };
}

const noAmounts = { limit: null, used: null, remainingPercent: null, resetsAt: null };

function amount(value: unknown): string | null {
  const number = asNumber(value);
  return number === null ? asString(value) || null : String(number);
}
