import type { Derived } from '../../shared/schema/proof.ts';
import type { modelSchema, priceOverrideSchema, priceTableSchema } from './price-schema.ts';

/** What is known about prices as of a day: the form of `prices.json`. */
export type PriceTable = Derived<typeof priceTableSchema>;

/** The user's own prices, in the form of `prices.json`: whole models, and single factors, in place of the table's. */
export type PriceOverride = Derived<typeof priceOverrideSchema>;

/** The prices of one model. */
export type ModelPrices = Derived<typeof modelSchema>;

/** US dollars per million tokens of one model from a day on. */
export type PricePeriod = ModelPrices['prices'][number];

/** Returns the table with the user's own prices in place of its own. */
export function withOverride(table: PriceTable, own: PriceOverride): PriceTable {
  const names = new Set(
    Object.entries(own.models ?? {}).flatMap(([id, model]) => [id, ...(model.aliases ?? [])]),
  );
  const kept = Object.entries(table.models)
    .filter(([id]) => !names.has(id))
    .map(([id, model]) => {
      const aliases = model.aliases?.filter((alias) => !names.has(alias));
      return [id, aliases === undefined ? model : { ...model, aliases }] as const;
    });
  return {
    ...table,
    tiers: { ...table.tiers, ...own.tiers },
    creditTiers: { ...table.creditTiers, ...own.creditTiers },
    regional: own.regional ?? table.regional,
    models: { ...Object.fromEntries(kept), ...own.models },
  };
}
