import type { PriceRow, PricingReport } from '../../shared/pricing.ts';
import type { PriceTable } from './price-table.ts';

type Listed = Pick<
  PricingReport,
  'sources' | 'prices' | 'credits' | 'plans' | 'longContext' | 'regional' | 'assumptions'
>;

/** The table as the `pricing` document lists it. `today` is `YYYY-MM-DD`. */
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
export function assumptionsOf(table: PriceTable): string[] {
  const named = Object.entries(table.models).flatMap(([id, { defaultTier }]) =>
    defaultTier === undefined ? [] : [`${id} in ${defaultTier}`],
  );
  const { regional } = table;
  return [
    `A response that names no service tier ran in the default of its model: ${[...named, 'all others in standard'].join(', ')}.`,
    'A price counts from the start of its first day in the time zone that days are counted in.',
    'The factors of long context and of a service tier multiply, also for credits.',
    regional.applies
      ? `Every request is processed regionally, at ${regional.factor} times the price.`
      : 'No request is processed regionally.',
  ];
}
