import { computeSummary } from './compute-summary.ts';
import { readGrownSummary } from './grown-summary.ts';
import { summaryReader } from './summary-reader.ts';

/** Where all that a status line summary may need is there at once. */
export const readSummary = summaryReader({
  loadGrown: async () => readGrownSummary,
  loadComputation: async () => computeSummary,
});
