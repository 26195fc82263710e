import * as v from 'valibot';
import type { ValueId } from '../../shared/messages/en/glance/value.ts';

const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000_000));
const factor = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000));
const text = v.pipe(v.string(), v.nonEmpty());
const day = v.pipe(
  v.string(),
  v.check((value) => isDay(value), 'value.day' satisfies ValueId),
);
const factors = v.record(text, factor);

function isDay(value: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

const period = v.strictObject({
  /** The first local day; null for since the launch of the model. */
  from: v.nullable(day),
  /** The last day for which the price is known to hold; null where no end is known. */
  until: v.nullable(day),
  input: amount,
  cachedInput: amount,
  /** Null where writing to the cache costs what other input costs. */
  cacheWrite: v.nullable(amount),
  output: amount,
  /** Factors of service tiers that differ from those of the table. */
  tiers: v.exactOptional(factors),
  source: text,
  /** How sure the price is, in words. */
  confidence: text,
});

/** `ModelPrices`. Credits are for a million tokens, and cache writes are charged as other input. */
export const modelSchema = v.strictObject({
  /** The day on which the model came out, where it is known. */
  launched: v.exactOptional(day),
  /** Other names of the same model at the same prices. */
  aliases: v.exactOptional(v.array(text)),
  /** The service tier of a response that names none; `standard` where left out. */
  defaultTier: v.exactOptional(text),
  /** True where long requests cost more. */
  longContext: v.boolean(),
  /** Oldest first. Empty where no price in dollars is known. */
  prices: v.pipe(
    v.array(period),
    v.check(
      (periods) => periods.every((next, i) => i === 0 || (periods[i - 1]?.from ?? '') < (next.from ?? '')),
      'value.periods-in-order' satisfies ValueId,
    ),
  ),
  credits: v.exactOptional(
    v.strictObject({
      input: amount,
      cachedInput: amount,
      output: amount,
      /** False where long requests cost no more credits. */
      longContext: v.exactOptional(v.boolean()),
    }),
  ),
});

const models = v.pipe(
  v.record(text, modelSchema),
  v.check((all) => {
    const names = Object.entries(all).flatMap(([id, { aliases = [] }]) => [id, ...aliases]);
    return new Set(names).size === names.length;
  }, 'value.model-twice' satisfies ValueId),
);
const regional = v.strictObject({ factor, applies: v.boolean() });

/** `PriceTable`, all of it. */
export const priceTableSchema = v.strictObject({
  schema: v.literal('codex-glance.prices/1'),
  /** The day on which the table was made. */
  asOf: day,
  unit: text,
  sources: v.array(v.strictObject({ name: text, url: text, checked: day })),
  /** Factors for the whole of a request with more input tokens than `aboveInputTokens`. */
  longContext: v.strictObject({ aboveInputTokens: v.literal(272_000), input: factor, output: factor }),
  /** Factors of service tiers on the standard price. */
  tiers: factors,
  /** Names that rollouts use for tiers of other names. */
  tierNames: v.record(text, text),
  /** Rollouts do not say where requests are processed, so a user who pays for a region sets it here. */
  regional,
  /** Factors of service tiers on credits. A tier without one has no known price in credits. */
  creditTiers: factors,
  models,
  plans: v.array(v.strictObject({ name: text, usdPerMonth: v.array(amount) })),
});

/** `PriceOverride`: it replaces whole models, and the factors that it names. */
export const priceOverrideSchema = v.strictObject({
  schema: v.literal('codex-glance.prices/1'),
  asOf: v.exactOptional(day),
  tiers: v.exactOptional(factors),
  regional: v.exactOptional(regional),
  creditTiers: v.exactOptional(factors),
  models: v.exactOptional(models),
});
