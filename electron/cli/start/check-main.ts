import { checkCommand } from '../commands/governance/check.ts';
import { runQuick } from './run-quick.ts';

/** Runs `check` alone, without what it takes to probe. */
export function main(): Promise<void> {
  return runQuick(checkCommand(null));
}
