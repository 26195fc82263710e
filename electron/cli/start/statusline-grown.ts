/** Adds to a status line's last summary what sessions have grown by; bundled as a file of its own. */
export { readGrownSummary as main } from '../../core/statusline/grown-summary.ts';
