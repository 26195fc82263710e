import type { Cost } from '../../shared/pricing.ts';
import { entryOf } from '../collections/entry-of.ts';
import { readAttribution } from '../tokens/attribution.ts';
import { AttributedSums, type TokenSum } from '../tokens/sums.ts';
import { CostSum } from './cost.ts';
import type { Rates } from './rates.ts';

/** A running sum of responses with their cost, in total and by model. */
export class PricedSums extends AttributedSums {
  private readonly all = new CostSum();
  private readonly byModel = new Map<string | null, CostSum>();
  private readonly tiers = new Map<string | null, Set<string>>();

  /**
   * Adds responses. `rates` are those of their day; null where no price is known, and `tier` names the service tier
   * that causes it, if one does.
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

  /** Returns the service tiers for which a model's responses have no price, sorted. */
  unknownTiersOf(model: string | null): string[] {
    return [...(this.tiers.get(model) ?? [])].toSorted();
  }

  costOfModel(model: string | null): Cost {
    return (this.byModel.get(model) ?? new CostSum()).cost;
  }
}
