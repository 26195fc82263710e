import * as v from 'valibot';
import type { ValueId } from '../../shared/messages/en/glance/value.ts';
import type { PriceOverride, PriceTable } from './price-table.ts';

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
  from: v.nullable(day),
  until: v.nullable(day),
  input: amount,
  cachedInput: amount,
  cacheWrite: v.nullable(amount),
  output: amount,
  tiers: v.exactOptional(factors),
  source: text,
  confidence: text,
});

const model = v.strictObject({
  launched: v.exactOptional(day),
  aliases: v.exactOptional(v.array(text)),
  defaultTier: v.exactOptional(text),
  longContext: v.boolean(),
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
      longContext: v.exactOptional(v.boolean()),
    }),
  ),
});

const models = v.pipe(
  v.record(text, model),
  v.check((all) => {
    const names = Object.entries(all).flatMap(([id, { aliases = [] }]) => [id, ...aliases]);
    return new Set(names).size === names.length;
  }, 'value.model-twice' satisfies ValueId),
);
const regional = v.strictObject({ factor, applies: v.boolean() });

export const priceTableSchema: v.GenericSchema<unknown, PriceTable> = v.strictObject({
  schema: v.literal('codex-glance.prices/1'),
  asOf: day,
  unit: text,
  sources: v.array(v.strictObject({ name: text, url: text, checked: day })),
  longContext: v.strictObject({ aboveInputTokens: v.literal(272_000), input: factor, output: factor }),
  tiers: factors,
  tierNames: v.record(text, text),
  regional,
  creditTiers: factors,
  models,
  plans: v.array(v.strictObject({ name: text, usdPerMonth: v.array(amount) })),
});

export const priceOverrideSchema: v.GenericSchema<unknown, PriceOverride> = v.strictObject({
  schema: v.literal('codex-glance.prices/1'),
  asOf: v.exactOptional(day),
  tiers: v.exactOptional(factors),
  regional: v.exactOptional(regional),
  creditTiers: v.exactOptional(factors),
  models: v.exactOptional(models),
});
