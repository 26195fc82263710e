import { pricingMessage } from '../../shared/messages/en/usage/pricing.ts';
import type { Pricing } from '../../shared/pricing.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import { CostSum, type PriceBook } from '../pricing/cost.ts';
import { monthOf } from '../time/calendar.ts';
import { readAttribution } from '../tokens/attribution.ts';

/** Computes the cost of the calendar month so far: at API prices, in credits, and against the price of the plan. */
export function viewMonth(
  ledger: UsageLedger,
  book: PriceBook,
  planUsdPerMonth: number | null,
  now: number,
): Pricing['month'] {
  const month = monthOf(ledger.calendar.day(now));
  const dollars = new CostSum();
  const credits = new CostSum();
  const unpricedModels = new Set<string | null>();
  const unpricedTiers = new Map<string, { readonly tier: string; readonly model: string }>();
  for (const [day, sums] of ledger.table.totals) {
    if (monthOf(day) !== month) continue;
    for (const [attribution, part] of sums.parts) {
      const rates = book.ratesOf(day, attribution);
      if (!rates && part.total > 0) {
        const { model } = readAttribution(attribution);
        const tier = book.unknownTierOf(day, attribution);
        if (tier === null || model === null) unpricedModels.add(model);
        else unpricedTiers.set(`${model}\n${tier}`, { tier, model });
      }
      dollars.add(part, rates);
      credits.add(part, book.creditRatesOf(attribution));
    }
  }
  const { costUsd: amount, costLowerBoundUsd: lowerBound, unpricedTokens } = credits.cost;
  return {
    api: { label: pricingMessage('pricing.month.api'), ...dollars.cost },
    credits: {
      label: pricingMessage('pricing.month.credits'),
      amount,
      ...(lowerBound === undefined ? {} : { lowerBound }),
      ...(unpricedTokens === undefined ? {} : { unpricedTokens }),
    },
    subscription: planUsdPerMonth === null ? null : viewReturn(dollars, planUsdPerMonth),
    unpricedModels: [...unpricedModels].sort((a, b) => (a ?? '').localeCompare(b ?? '')),
    unpricedTiers: [...unpricedTiers.keys()].sort().flatMap((key) => unpricedTiers.get(key) ?? []),
  };
}

function viewReturn(dollars: CostSum, plan: number): Pricing['month']['subscription'] {
  const { costUsd, costLowerBoundUsd } = dollars.cost;
  const per = (usd: number) => (plan === 0 ? null : usd / plan);
  const bound = costLowerBoundUsd === undefined ? null : per(costLowerBoundUsd);
  return {
    label: pricingMessage('pricing.month.return'),
    planUsdPerMonth: plan,
    valuePerDollar: costUsd === null ? null : per(costUsd),
    ...(bound === null ? {} : { valuePerDollarLowerBound: bound }),
  };
}
