import { type SummaryLoaders, summaryReader } from '../../core/statusline/summary-reader.ts';
import { statuslineCommand } from '../commands/statusline.ts';
import { runQuick } from './run-quick.ts';

/** Runs `statusline` alone, from what was kept of its last line. What computes it is loaded only where it must be. */
export function main(loaders: SummaryLoaders): Promise<void> {
  return runQuick(statuslineCommand(summaryReader(loaders)));
}
