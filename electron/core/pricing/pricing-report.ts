import { pricingMessage } from '../../shared/messages/en/usage/pricing.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { PriceRow, PricingReport } from '../../shared/pricing.ts';
import type { PriceTable } from './price-table.ts';

type Listed = Pick<
  PricingReport,
  'sources' | 'prices' | 'credits' | 'plans' | 'longContext' | 'regional' | 'assumptions'
>;

/** Lists the table for the `pricing` document. `today` is `YYYY-MM-DD`. */
export function reportPrices(table: PriceTable, today: string): Listed {
  const { sources, plans, longContext, regional } = table;
  return {
    sources,
    prices: listPrices(table, today),
    credits: Object.entries(table.models).flatMap(([model, { credits }]) =>
      credits
        ? [{ model, input: credits.input, cachedInput: credits.cachedInput, output: credits.output }]
        : [],
    ),
    plans,
    longContext,
    regional,
    assumptions: assumptionsOf(table),
  };
}

function listPrices(table: PriceTable, today: string): PriceRow[] {
  return Object.entries(table.models).flatMap(
    ([model, { prices, longContext, defaultTier = 'standard' }]) => {
      const current = prices.findLast(({ from }) => from === null || from <= today);
      return prices.map((period) => ({
        ...period,
        model,
        longContext,
        defaultTier,
        tiers: { ...table.tiers, ...period.tiers },
        current: period === current && (period.until === null || today <= period.until),
      }));
    },
  );
}

/** What rollouts do not tell and is taken as given. */
export function assumptionsOf(table: PriceTable): Message[] {
  const named = Object.entries(table.models).flatMap(([model, { defaultTier }]) =>
    defaultTier === undefined ? [] : [pricingMessage('pricing.in-tier', { model, tier: defaultTier })],
  );
  const { applies, factor } = table.regional;
  return [
    pricingMessage('pricing.assumed.default-tier', { models: named }),
    pricingMessage('pricing.assumed.first-day'),
    pricingMessage('pricing.assumed.factors-multiply'),
    applies
      ? pricingMessage('pricing.assumed.regional', { factor })
      : pricingMessage('pricing.assumed.not-regional'),
  ];
}
