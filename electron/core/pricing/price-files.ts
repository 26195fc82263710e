import { join } from 'node:path';
import { STATE_FILES } from '../platform/state-files.ts';

/** The newer table that was taken in. */
export function updateFileIn(stateDir: string): string {
  return join(stateDir, STATE_FILES.priceTable);
}

/** A person's own prices. */
export function overrideFileIn(stateDir: string): string {
  return join(stateDir, STATE_FILES.prices);
}
