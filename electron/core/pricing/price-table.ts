import type { DatedPrice } from '../../shared/pricing.ts';

/** Prices of one model from a day on. */
export interface PricePeriod extends DatedPrice {
  /** Factors of service tiers that differ from those of the table. */
  readonly tiers?: Readonly<Record<string, number>>;
}

/** Codex credits per million tokens. Cache writes are charged as other input. */
export interface CreditRates {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  /** False where long requests cost no more credits. */
  readonly longContext?: boolean;
}

export interface ModelPrices {
  /** The day on which the model came out, where it is known. */
  readonly launched?: string;
  /** Other names of the same model at the same prices. */
  readonly aliases?: readonly string[];
  /** The service tier of a response that names none; `standard` where left out. */
  readonly defaultTier?: string;
  /** True where long requests cost more. */
  readonly longContext: boolean;
  /** Oldest first. Empty where no price in dollars is known. */
  readonly prices: readonly PricePeriod[];
  readonly credits?: CreditRates;
}

/** The form of `prices.json`: what is known about prices as of a day. */
export interface PriceTable {
  readonly schema: 'codex-glance.prices/1';
  /** The day on which the table was made, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly unit: string;
  readonly sources: readonly { readonly name: string; readonly url: string; readonly checked: string }[];
  /** Factors for the whole of a request with more input tokens than `aboveInputTokens`. */
  readonly longContext: {
    readonly aboveInputTokens: 272_000;
    readonly input: number;
    readonly output: number;
  };
  /** Factors of service tiers on the standard price. */
  readonly tiers: Readonly<Record<string, number>>;
  /** Names that rollouts use for tiers of other names. */
  readonly tierNames: Readonly<Record<string, string>>;
  /** Rollouts do not say where requests are processed, so a user who pays for a region sets it here. */
  readonly regional: { readonly factor: number; readonly applies: boolean };
  /** Factors of service tiers on credits. A tier without one has no known price in credits. */
  readonly creditTiers: Readonly<Record<string, number>>;
  readonly models: Readonly<Record<string, ModelPrices>>;
  readonly plans: readonly { readonly name: string; readonly usdPerMonth: readonly number[] }[];
}

/** The form of the user's own `prices.json`: it replaces whole models, and the factors that it names. */
export type PriceOverride = Pick<PriceTable, 'schema'> &
  Partial<Pick<PriceTable, 'asOf' | 'tiers' | 'regional' | 'creditTiers' | 'models'>>;

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
