import type { Cost } from '../../shared/pricing.ts';
import { entryOf } from '../collections/entry-of.ts';
import { readAttribution } from '../tokens/attribution.ts';
import { AttributedSums, type TokenSum } from '../tokens/sums.ts';
import { CostSum } from './cost.ts';
import type { Rates } from './rates.ts';

/** A running sum of responses with what they cost, in all and by model. */
export class PricedSums extends AttributedSums {
  private readonly all = new CostSum();
  private readonly byModel = new Map<string | null, CostSum>();
  private readonly tiers = new Map<string | null, Set<string>>();

  /**
   * Adds responses. `rates` are those of the day on which they came; null where no price is known, and
   * `tier` then names the service tier that is the reason, if one is.
   */
  addPriced(attribution: string, part: TokenSum, rates: Rates | null, tier: string | null = null): void {
    this.add(attribution, part, part.responses);
    this.all.add(part, rates);
    const { model } = readAttribution(attribution);
    entryOf(this.byModel, model, () => new CostSum()).add(part, rates);
    if (tier !== null) entryOf(this.tiers, model, () => new Set<string>()).add(tier);
  }

  get cost(): Cost {
    return this.all.cost;
  }

  /** The service tiers that keep a model's responses from having a price, sorted. */
  unknownTiersOf(model: string | null): string[] {
    return [...(this.tiers.get(model) ?? [])].toSorted();
  }

  costOfModel(model: string | null): Cost {
    return (this.byModel.get(model) ?? new CostSum()).cost;
  }
}
