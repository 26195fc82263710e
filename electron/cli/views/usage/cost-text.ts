import type { Format } from '../../../shared/format/format.ts';
import type { Cost } from '../../../shared/pricing.ts';

/** Returns a cost in words: what is known of it, and that some of it is not. */
export function costText({ costUsd, costLowerBoundUsd }: Cost, format: Format): string {
  if (costUsd !== null) return format.usd(costUsd);
  return costLowerBoundUsd === undefined ? 'price not known' : `at least ${format.usd(costLowerBoundUsd)}`;
}
