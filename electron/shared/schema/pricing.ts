import * as v from 'valibot';
import type { Pricing, PricingReport } from '../pricing.ts';
import type { Proof, Proven } from './proof.ts';
import { amount, count, day, money, path, text } from './scalars.ts';

/** The fields of a cost. */
export const costEntries = {
  costUsd: money,
  costLowerBoundUsd: v.exactOptional(amount),
  unpricedTokens: v.exactOptional(count),
};

const source = v.picklist(['glance', 'update']);

export const pricingSchema = v.strictObject({
  asOf: day,
  ageDays: count,
  stale: v.boolean(),
  staleAfterDays: count,
  source,
  file: v.nullable(path),
  overrideFile: v.nullable(path),
  month: v.strictObject({
    api: v.strictObject({ ...costEntries, label: text }),
    credits: v.strictObject({
      label: text,
      amount: v.nullable(amount),
      lowerBound: v.exactOptional(amount),
      unpricedTokens: v.exactOptional(count),
    }),
    subscription: v.nullable(
      v.strictObject({
        label: text,
        planUsdPerMonth: amount,
        valuePerDollar: v.nullable(amount),
        valuePerDollarLowerBound: v.exactOptional(amount),
      }),
    ),
    unpricedModels: v.array(v.nullable(v.string())),
    unpricedTiers: v.array(v.strictObject({ tier: text, model: text })),
  }),
  assumptions: v.array(text),
});

/** `codex-glance.pricing/1` */
export const pricingReportSchema = v.strictObject({
  schema: v.literal('codex-glance.pricing/1'),
  asOf: day,
  ageDays: count,
  stale: v.boolean(),
  source,
  file: v.nullable(path),
  overrideFile: v.nullable(path),
  sources: v.array(v.strictObject({ name: text, url: text, checked: day })),
  prices: v.array(
    v.strictObject({
      model: text,
      from: v.nullable(day),
      until: v.nullable(day),
      input: amount,
      cachedInput: amount,
      cacheWrite: v.nullable(amount),
      output: amount,
      longContext: v.boolean(),
      defaultTier: text,
      tiers: v.record(v.string(), amount),
      source: text,
      confidence: text,
      current: v.boolean(),
    }),
  ),
  credits: v.array(v.strictObject({ model: text, input: amount, cachedInput: amount, output: amount })),
  plans: v.array(v.strictObject({ name: text, usdPerMonth: v.array(amount) })),
  longContext: v.strictObject({ aboveInputTokens: count, input: amount, output: amount }),
  regional: v.strictObject({ factor: amount, applies: v.boolean() }),
  update: v.exactOptional(v.strictObject({ changed: v.boolean(), reason: text, backup: v.nullable(path) })),
  problems: v.array(text),
  assumptions: v.array(text),
});

export type PricingProof = Proven<Proof<v.InferOutput<typeof pricingSchema>, Pricing>>;
export type PricingReportProof = Proven<Proof<v.InferOutput<typeof pricingReportSchema>, PricingReport>>;
