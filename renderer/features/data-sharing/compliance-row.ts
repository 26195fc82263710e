import type { ComplianceCoverage } from '../../../electron/shared/coverage.ts';
import type { Format } from '../../../electron/shared/format/format.ts';
import type { Strings } from '../../i18n/en.ts';
import type { DataSharingRow } from '../../ui/row/row.tsx';

/** How much of the last 30 days the organisation's compliance export can see. */
export function complianceRow(
  coverage: ComplianceCoverage,
  { dataSharing }: Strings,
  format: Format,
): DataSharingRow {
  const { sessions, visible, invisible, unknown, reason } = coverage;
  const row = { id: 'compliance', title: dataSharing.compliance, locked: false };
  if (sessions === 0) {
    return {
      ...row,
      sign: 'unknown',
      tone: 'plain',
      state: dataSharing.complianceNone,
      notes: [{ host: reason }],
    };
  }
  const parts = dataSharing.complianceParts(invisible, unknown);
  return {
    ...row,
    sign: visible === sessions ? 'good' : visible === 0 ? 'off' : 'untested',
    tone: visible === sessions ? 'active' : 'plain',
    state: dataSharing.complianceShare(format.tokensFull(visible), format.tokensFull(sessions)),
    notes: parts === '' ? [{ host: reason }] : [parts, { host: reason }],
  };
}
