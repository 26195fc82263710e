import { existsSync } from 'node:fs';
import type { PriceBook } from './cost.ts';
import { overrideFileIn, updateFileIn } from './price-files.ts';

/**
 * The prices that a person or a newer table gave; null where Glance's own alone are in force, for which no
 * more code has to be loaded.
 */
export async function givenPrices(stateDir: string): Promise<PriceBook | null> {
  if (!existsSync(updateFileIn(stateDir)) && !existsSync(overrideFileIn(stateDir))) return null;
  const { PricingService } = await import('./pricing-service.ts');
  return new PricingService(stateDir).book;
}
