import type { UsageReport } from '../../shared/commands.ts';

/** What `--fail-over` found. */
export interface SpendingCheck {
  readonly passed: boolean;
  /** A sentence for each period that fails. */
  readonly reasons: readonly string[];
}

const periodNames = { daily: 'Day', weekly: 'Week from', monthly: 'Month' } as const;

export type TimedGrouping = keyof typeof periodNames;

/**
 * Passes where the cost of every period is known and at most `limit` US dollars. What is known of a cost
 * is enough to fail; where it is not enough, a cost that is not known fails too, because nothing says that
 * it is within the limit.
 */
export function checkSpending(
  report: UsageReport & { readonly by: TimedGrouping },
  limit: number,
  usd: (amount: number) => string,
): SpendingCheck {
  const reasons = report.rows.flatMap((row) => {
    const { key, tokens, costUsd, models } = row;
    const period = `${periodNames[report.by]} ${key}`;
    if (costUsd !== null) {
      return costUsd > limit ? [`${period}: ${usd(costUsd)} is above the limit of ${usd(limit)}.`] : [];
    }
    if (tokens.total === 0) return [];
    const atLeast = row.costLowerBoundUsd ?? null;
    if (atLeast !== null && atLeast > limit) {
      return [`${period}: at least ${usd(atLeast)} is above the limit of ${usd(limit)}.`];
    }
    const unpriced = models.filter((each) => each.costUsd === null);
    const names = unpriced.map(nameOf).join(', ');
    return [
      `${period}: the cost is not known, because no price is known for ${names}. Add one, see "codex-glance pricing --help".`,
    ];
  });
  return { passed: reasons.length === 0, reasons };
}

function nameOf({ model, unpricedTiers = [] }: UsageReport['rows'][number]['models'][number]): string {
  const name = model ?? 'responses that name no model';
  if (unpricedTiers.length === 0) return name;
  const tiers = unpricedTiers.map((tier) => `"${tier}"`).join(' and ');
  return `the service ${unpricedTiers.length === 1 ? 'tier' : 'tiers'} ${tiers} of ${name}`;
}
