import type { UsageReport } from '../../../shared/commands.ts';
import type { ExportFormat } from '../../../shared/contract/saved-file.ts';
import { safeJson } from './safe-json.ts';
import { usageCsv } from './usage-csv.ts';

/** Writes a report as a file for other programs: a suggested name, and the text. */
export function exportReport(
  report: UsageReport,
  format: ExportFormat,
): { readonly name: string; readonly text: string } {
  const name = `codex-usage-${report.by}.${format}`;
  if (format === 'csv') return { name, text: usageCsv(report) };
  return { name, text: `${safeJson(report, 2)}\n` };
}
