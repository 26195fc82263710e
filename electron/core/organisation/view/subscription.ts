import type { SubscriptionReturn } from '../../../shared/schema/organisation/org-usage.ts';

export interface SubscriptionFacts {
  readonly seats: number;
  readonly usdPerMonth: number;
  /** Days of the range that were read: others have a cost and no known use, and so are left out of both. */
  readonly daysRead: number;
  readonly valueUsd: number | null;
  readonly people: number | null;
}

/** A year has 365.25 days. */
const DAYS_A_MONTH = 365.25 / 12;

/** Compares what a subscription costs with what the same use would cost at the workspace's rate for credits. */
export function subscriptionReturn(facts: SubscriptionFacts): SubscriptionReturn {
  const { seats, usdPerMonth, daysRead, valueUsd, people } = facts;
  const costUsd = cents((seats * usdPerMonth * daysRead) / DAYS_A_MONTH);
  return {
    seats,
    usdPerSeatAndMonth: usdPerMonth,
    costUsd,
    valueUsd: valueUsd === null ? null : cents(valueUsd),
    ratio: valueUsd === null || costUsd === 0 ? null : Math.round((valueUsd / costUsd) * 1_000) / 1_000,
    unusedSeats: people === null ? null : Math.max(0, seats - people),
  };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
