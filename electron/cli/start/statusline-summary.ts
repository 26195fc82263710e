/** What reads a glimpse from the index, as a part of its own. */
export { computeSummary as main } from '../../core/statusline/compute-summary.ts';
