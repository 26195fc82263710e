import { QUARTER_MS } from '../../shared/durations.ts';
import type { Cost } from '../../shared/pricing.ts';
import type { Tokens } from '../../shared/tokens.ts';
import { entryOf } from '../collections/entry-of.ts';
import { readAttribution } from '../tokens/attribution.ts';
import { forEachQuarter, type QuarterColumns } from '../tokens/quarter-totals.ts';
import type { AttributedSums } from '../tokens/sums.ts';
import type { PriceTable } from './price-table.ts';
import { creditRates, dollarRates, type Rates, unknownTier } from './rates.ts';

type Counted = Omit<Tokens, 'total' | 'reasoningOutput'>;

const PICO = 1e12;

/** A running sum of money. Parts without a known price are kept apart, never counted as free. */
export class CostSum {
  private pico = 0;
  private pricedTokens = 0;
  private unpriced = 0;

  add(tokens: Counted, rates: Rates | null): void {
    const total = tokens.input + tokens.output;
    if (total === 0) return;
    if (!rates) {
      this.unpriced += total;
      return;
    }
    this.pricedTokens += total;
    this.pico += costOf(tokens, rates);
  }

  /** Null where any part has no known price. */
  get amount(): number | null {
    return this.unpriced > 0 ? null : this.known;
  }

  /** The sum of the parts with a known price. */
  get known(): number {
    return Math.max(0, this.pico) / PICO;
  }

  get unpricedTokens(): number {
    return this.unpriced;
  }

  /** The fields of a document. It has a lower bound only where some parts are priced and some are not. */
  get cost(): Cost {
    if (this.unpriced === 0) return { costUsd: this.known };
    const unpriced = { costUsd: null, unpricedTokens: this.unpriced };
    return this.pricedTokens > 0 ? { ...unpriced, costLowerBoundUsd: this.known } : unpriced;
  }
}

function costOf({ input, cachedInput, cacheWriteInput, output }: Counted, rates: Rates): number {
  return (
    (input - cachedInput - cacheWriteInput) * rates.input +
    cachedInput * rates.cachedInput +
    cacheWriteInput * rates.cacheWrite +
    output * rates.output
  );
}

/** Prices sums of responses. Rates are looked up once for each day and attribution. */
export class PriceBook {
  readonly table: PriceTable;
  private readonly dollars = new Map<string, Map<string, Rates | null>>();
  private readonly credits = new Map<string, Rates | null>();

  constructor(table: PriceTable) {
    this.table = table;
  }

  /** Returns the rates of an attribution (see `attributionText`) on a day. */
  ratesOf(day: string, attribution: string): Rates | null {
    const ofDay = entryOf(this.dollars, day, () => new Map<string, Rates | null>());
    let rates = ofDay.get(attribution);
    if (rates === undefined) {
      rates = dollarRates(this.table, readAttribution(attribution), day);
      ofDay.set(attribution, rates);
    }
    return rates;
  }

  /** Returns the service tier for which an attribution has no price on a day, though its model has one. */
  unknownTierOf(day: string, attribution: string): string | null {
    return unknownTier(this.table, readAttribution(attribution), day);
  }

  creditRatesOf(attribution: string): Rates | null {
    let rates = this.credits.get(attribution);
    if (rates === undefined) {
      rates = creditRates(this.table, readAttribution(attribution));
      this.credits.set(attribution, rates);
    }
    return rates;
  }

  /** Returns the cost of one local day. */
  ofDay(day: string, sums: AttributedSums | undefined): CostSum {
    return this.addDay(new CostSum(), day, sums);
  }

  addDay(cost: CostSum, day: string, sums: AttributedSums | undefined): CostSum {
    for (const [attribution, part] of sums?.parts ?? []) cost.add(part, this.ratesOf(day, attribution));
    return cost;
  }

  /** Returns the cost of quarters of an hour, each on its local day. */
  ofQuarters(quarters: QuarterColumns, dayOf: (at: number) => string): CostSum {
    const cost = new CostSum();
    forEachQuarter(quarters, (quarter, attribution, tokens) => {
      cost.add(tokens, this.ratesOf(dayOf(quarter * QUARTER_MS), attribution));
    });
    return cost;
  }
}
