import { join } from 'node:path';

/** The newer table that was taken in. */
export function updateFileIn(stateDir: string): string {
  return join(stateDir, 'price-table.json');
}

/** A person's own prices. */
export function overrideFileIn(stateDir: string): string {
  return join(stateDir, 'prices.json');
}
