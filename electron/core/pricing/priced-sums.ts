import type { Cost } from '../../shared/pricing.ts';
import { readAttribution } from '../usage/attribution.ts';
import { entryOf } from '../usage/entry-of.ts';
import { AttributedSums, type TokenSum } from '../usage/sums.ts';
import { CostSum } from './cost.ts';
import type { Rates } from './rates.ts';

/** A running sum of responses with what they cost, in all and by model. */
export class PricedSums extends AttributedSums {
  private readonly all = new CostSum();
  private readonly byModel = new Map<string | null, CostSum>();

  /** `rates` are those of the day on which the responses came; null where no price is known. */
  addPriced(attribution: string, part: TokenSum, rates: Rates | null): void {
    this.add(attribution, part, part.responses);
    this.all.add(part, rates);
    entryOf(this.byModel, readAttribution(attribution).model, () => new CostSum()).add(part, rates);
  }

  get cost(): Cost {
    return this.all.cost;
  }

  costOfModel(model: string | null): Cost {
    return (this.byModel.get(model) ?? new CostSum()).cost;
  }
}
