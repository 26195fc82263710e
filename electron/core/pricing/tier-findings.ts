import type { Finding } from '../../shared/finding.ts';
import type { Pricing } from '../../shared/pricing.ts';

/** Names service tiers of the month for which the price table has no factor, though it has the model. */
export function tierFindings({ unpricedTiers }: Pricing['month']): Finding[] {
  return unpricedTiers.map(({ tier, model }) => ({
    id: `pricing.tier.unknown:${model}:${tier}`,
    kind: 'pricing.tier.unknown',
    level: 'info',
    area: 'usage',
    title: `No price is known for the service tier "${tier}" of ${model}, so its cost is not known.`,
    detail: 'The model itself has a price. The tier may be new, or come from another provider.',
    remedy: 'Add its factor below `tiers` in prices.json of the state folder.',
  }));
}
