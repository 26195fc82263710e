import { readAmount, readNumber, readResetTime } from './limit-values.ts';
import type { LimitObservation } from './rollout-state.ts';
import { asObject } from './token-usage.ts';

type SpendCap = NonNullable<LimitObservation['spendCap']>;

/**
 * Returns the spend cap of a snapshot seen at `at` (milliseconds since the epoch): `individual_limit` with its
 * numbers as numbers or texts, and `spend_control_reached`. Undefined where there is none. What remains is computed
 * from the amounts where the server does not say it.
 */
export function readSpendCap(individual: unknown, isReached: unknown, at: number): SpendCap | undefined {
  const cap = asObject(individual);
  const reached = isReached === true;
  if (!cap) return reached ? { ...noAmounts, reached } : undefined;
  const [limit, used] = [readAmount(cap.limit), readAmount(cap.used)];
  const said = readNumber(cap.remaining_percent ?? cap.remainingPercent);
  return {
    limit,
    used,
    remainingPercent: said !== null && said >= 0 && said <= 100 ? said : remainingOf(limit, used),
    resetsAt: readResetTime(cap.resets_at ?? cap.resetsAt, at),
    reached,
  };
}

const noAmounts = { limit: null, used: null, remainingPercent: null, resetsAt: null };

/** Percent to one decimal; null where an amount is not known. */
function remainingOf(limit: string | null, used: string | null): number | null {
  if (limit === null || used === null) return null;
  const [whole, gone] = [Number(limit), Number(used)];
  if (whole === 0) return 0;
  return Math.round(Math.min(1, Math.max(0, (whole - gone) / whole)) * 1000) / 10;
}
