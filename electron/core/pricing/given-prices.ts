import { existsSync } from 'node:fs';
import type { PriceBook } from './cost.ts';
import { overrideFileIn, updateFileIn } from './price-files.ts';

/** Loads the user's prices or a newer table; null where Glance's own are in force, so that no more code is loaded. */
export async function givenPrices(stateDir: string): Promise<PriceBook | null> {
  if (!existsSync(updateFileIn(stateDir)) && !existsSync(overrideFileIn(stateDir))) return null;
  const { PricingService } = await import('./pricing-service.ts');
  return new PricingService(stateDir).book;
}
