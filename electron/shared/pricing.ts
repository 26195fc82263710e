import type { Message } from './messages/message.ts';
/** What something costs at API prices. */
export interface Cost {
  /** US dollars; null where any part has no known price. */
  readonly costUsd: number | null;
  /** Where `costUsd` is null and some part has a price: what that part costs. */
  readonly costLowerBoundUsd?: number;
  /** Where `costUsd` is null: tokens without a known price. */
  readonly unpricedTokens?: number;
}

/** A cost beside what it is. */
export interface LabelledCost extends Cost {
  readonly label: Message;
}

/** The prices in force, and what they make of the calendar month. */
export interface Pricing {
  /** The day of the table, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly ageDays: number;
  /** True where the table is older than `staleAfterDays`. */
  readonly stale: boolean;
  readonly staleAfterDays: number;
  /** `glance`: the table that comes with Glance. `update`: a newer one that was taken in. */
  readonly source: 'glance' | 'update';
  /** The file of the newer table; null for the one that comes with Glance. */
  readonly file: string | null;
  /** The person's own prices, which go before the table; null where there are none. */
  readonly overrideFile: string | null;
  readonly month: {
    readonly api: LabelledCost;
    readonly credits: {
      readonly label: Message;
      /** Null where any part has no known price in credits. */
      readonly amount: number | null;
      readonly lowerBound?: number;
      readonly unpricedTokens?: number;
    };
    /** Null where the price of the plan was not set. */
    readonly subscription: {
      readonly label: Message;
      readonly planUsdPerMonth: number;
      /** API value of the month so far for each dollar of the plan; null where the value is not known. */
      readonly valuePerDollar: number | null;
      /** The same at least, where a part has no known price. */
      readonly valuePerDollarLowerBound?: number;
    } | null;
    /** Models of the month without a known price; null for responses that name none. */
    readonly unpricedModels: readonly (string | null)[];
    /** Service tiers of the month, as sessions name them, without a known price for a model that has one. */
    readonly unpricedTiers: readonly { readonly tier: string; readonly model: string }[];
  };
  /** What was taken as given, a sentence each. */
  readonly assumptions: readonly Message[];
}

/** One price as the `codex-glance.pricing/1` document lists it: of one model over some days, US dollars per million tokens. */
export interface PriceRow {
  /** The first local day, `YYYY-MM-DD`; null for since the model's launch. */
  readonly from: string | null;
  /** The last day for which the price is known to hold; null where no end is known. */
  readonly until: string | null;
  readonly input: number;
  readonly cachedInput: number;
  /** Null where writing to the cache costs what other input costs. */
  readonly cacheWrite: number | null;
  readonly output: number;
  readonly source: string;
  /** How sure the price is, in words. */
  readonly confidence: string;
  readonly model: string;
  readonly longContext: boolean;
  readonly defaultTier: string;
  /** Factors by service tier. */
  readonly tiers: Readonly<Record<string, number>>;
  /** True for the period in force today. */
  readonly current: boolean;
}

/** The `codex-glance.pricing/1` document. */
export interface PricingReport {
  readonly schema: 'codex-glance.pricing/1';
  readonly asOf: string;
  readonly ageDays: number;
  readonly stale: boolean;
  readonly source: Pricing['source'];
  readonly file: string | null;
  readonly overrideFile: string | null;
  readonly sources: readonly { readonly name: string; readonly url: string; readonly checked: string }[];
  readonly prices: readonly PriceRow[];
  /** Codex credits per million tokens. */
  readonly credits: readonly {
    readonly model: string;
    readonly input: number;
    readonly cachedInput: number;
    readonly output: number;
  }[];
  readonly plans: readonly { readonly name: string; readonly usdPerMonth: readonly number[] }[];
  readonly longContext: {
    readonly aboveInputTokens: number;
    readonly input: number;
    readonly output: number;
  };
  readonly regional: { readonly factor: number; readonly applies: boolean };
  /** What `pricing update` did; left out otherwise. */
  readonly update?: { readonly changed: boolean; readonly reason: string; readonly backup: string | null };
  /** Each says what is wrong with a file of prices. */
  readonly problems: readonly string[];
  readonly assumptions: readonly Message[];
}
