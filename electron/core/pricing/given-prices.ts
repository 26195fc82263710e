import { existsSync } from 'node:fs';
import type { PriceBook } from './cost.ts';
import { overrideFileIn, updateFileIn } from './price-files.ts';

/**
 * The prices that a person or a newer table gave; null where Glance's own alone are in force, for which no
 * more code has to be loaded.
 */
export async function givenPrices(stateDir: string): Promise<PriceBook | null> {
  if (!existsSync(updateFileIn(stateDir)) && !existsSync(overrideFileIn(stateDir))) return null;
  const { PricingRoom } = await import('./pricing-room.ts');
  return new PricingRoom(stateDir).book;
}
