import { type Lane, offerLane } from '../core/usage/lanes.ts';
import { openUsageReader } from '../core/usage-reader.ts';
import { usageCommand } from './commands/usage.ts';
import { runQuick } from './run-quick.ts';

/** `usage` alone. `lane`: one that reads, where it was begun already. */
export function main(lane: Lane | null): Promise<void> {
  offerLane(lane);
  return runQuick(usageCommand, openUsageReader);
}
