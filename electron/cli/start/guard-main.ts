import { openUsageReader } from '../../core/composition/usage-reader.ts';
import { guardCommand } from '../commands/governance/guard.ts';
import { runQuick } from './run-quick.ts';

/** Runs `guard` alone, as a hook does before each prompt. */
export function main(): Promise<void> {
  return runQuick(guardCommand(null), openUsageReader);
}
