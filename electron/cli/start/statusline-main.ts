import type { computeSummary } from '../../core/statusline/compute-summary.ts';
import { summaryReader } from '../../core/statusline/summary-reader.ts';
import { statuslineCommand } from '../commands/statusline.ts';
import { runQuick } from './run-quick.ts';

/** `statusline` alone, which can tell its line again. What can find it out anew is loaded where it must be. */
export function main(
  loadComputation: () => Promise<{ readonly main: typeof computeSummary }>,
): Promise<void> {
  return runQuick(statuslineCommand(summaryReader(async () => (await loadComputation()).main)));
}
