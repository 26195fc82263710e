import { join } from 'node:path';
import { STATE_FILES } from '../platform/state/state-files.ts';

/** Returns the file of a newer table that the user took in. */
export function updateFileIn(stateDir: string): string {
  return join(stateDir, STATE_FILES.priceTable);
}

/** Returns the file of the user's own prices. */
export function overrideFileIn(stateDir: string): string {
  return join(stateDir, STATE_FILES.prices);
}
