/** What the Snapshot needs of the exports, as one part that is loaded where something is set up. */
export { readExportSettings } from '../settings/export-settings.ts';
export { exportFindings } from './export-findings.ts';
export { findExposedSecrets } from './exposed-secrets.ts';
export { showExports } from './show-exports.ts';
