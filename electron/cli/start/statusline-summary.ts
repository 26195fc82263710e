/** Reads a status line's summary from the index; bundled as a file of its own. */
export { computeSummary as main } from '../../core/statusline/compute-summary.ts';
