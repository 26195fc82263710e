import { computeSummary } from './compute-summary.ts';
import { summaryReader } from './summary-reader.ts';

/** Where all that a glimpse may need is there at once. */
export const readSummary = summaryReader(async () => computeSummary);
