import type { Attribution } from '../tokens/attribution.ts';
import { longContextFactors } from './long-context.ts';
import type { ModelPrices, PricePeriod, PriceTable } from './price-table.ts';

/**
 * The price of a token. Dollars in picodollars (10^-12), credits in picocredits: whole numbers, so that sums of
 * products are exact up to 2^53, which is $9,007.
 */
export interface Rates {
  /** Input neither read from a cache nor written to it. */
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
  readonly output: number;
}

const PICO_PER_MILLIONTH = 1_000_000;

/** `gpt-5.5-2026-04-23` is that day's build of `gpt-5.5`, at its price. */
const BUILD_DATE = /-\d{4}-\d\d-\d\d$/;

/** Finds a model by its name, an alias or a dated build of either; similar names do not count. */
export function findModel(table: PriceTable, name: string): ModelPrices | null {
  for (const wanted of [name, name.replace(BUILD_DATE, '')]) {
    if (Object.hasOwn(table.models, wanted)) return table.models[wanted] ?? null;
    for (const model of Object.values(table.models)) if (model.aliases?.includes(wanted)) return model;
  }
  return null;
}

/** Returns the tier by the table's name. A response that names none ran in its model's default tier. */
export function tierOf(table: PriceTable, model: ModelPrices, serviceTier: string | null): string {
  const named = serviceTier ?? model.defaultTier ?? 'standard';
  return Object.hasOwn(table.tierNames, named) ? (table.tierNames[named] ?? named) : named;
}

/** Returns the rates at API prices on a local day; null where no price is known. */
export function dollarRates(table: PriceTable, attribution: Attribution, day: string): Rates | null {
  const model = attribution.model === null ? null : findModel(table, attribution.model);
  const period = model && periodOn(model, day);
  if (!model || !period) return null;
  const tier = tierOf(table, model, attribution.serviceTier);
  const factor = own(period.tiers, tier) ?? own(table.tiers, tier);
  if (factor === undefined) return null;
  const { regional } = table;
  const long = longContextFactors(table, attribution.longContext && model.longContext);
  const all = factor * (regional.applies ? regional.factor : 1);
  const input = all * long.input;
  return {
    input: toPico(period.input * input),
    cachedInput: toPico(period.cachedInput * input),
    cacheWrite: toPico((period.cacheWrite ?? period.input) * input),
    output: toPico(period.output * all * long.output),
  };
}

/**
 * Returns the service tier for which a response has no price, by the rollout's name: its model has a price on that
 * day, and the table has no factor for the tier. Null where the tier is known, or the model has no price.
 */
export function unknownTier(table: PriceTable, attribution: Attribution, day: string): string | null {
  const model = attribution.model === null ? null : findModel(table, attribution.model);
  const period = model && periodOn(model, day);
  if (!model || !period || dollarRates(table, attribution, day) !== null) return null;
  return attribution.serviceTier ?? tierOf(table, model, null);
}

/** Returns the rates in Codex credits; null where unknown. */
export function creditRates(table: PriceTable, attribution: Attribution): Rates | null {
  const model = attribution.model === null ? null : findModel(table, attribution.model);
  if (!model?.credits) return null;
  const factor = own(table.creditTiers, tierOf(table, model, attribution.serviceTier));
  if (factor === undefined) return null;
  const isLong = attribution.longContext && model.longContext && model.credits.longContext !== false;
  const long = longContextFactors(table, isLong);
  const input = factor * long.input;
  return {
    input: toPico(model.credits.input * input),
    cachedInput: toPico(model.credits.cachedInput * input),
    cacheWrite: toPico(model.credits.input * input),
    output: toPico(model.credits.output * factor * long.output),
  };
}

/** Returns the last period that began by the day, unless it has ended. */
function periodOn(model: ModelPrices, day: string): PricePeriod | null {
  const begun = model.prices.findLast(({ from }) => from === null || from <= day);
  return begun && (begun.until === null || day <= begun.until) ? begun : null;
}

function own(factors: Readonly<Record<string, number>> | undefined, tier: string): number | undefined {
  return factors && Object.hasOwn(factors, tier) ? factors[tier] : undefined;
}

function toPico(perMillion: number): number {
  return Math.round(perMillion * PICO_PER_MILLIONTH);
}
