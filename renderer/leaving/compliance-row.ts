import type { ComplianceCoverage } from '../../electron/shared/coverage.ts';
import type { Format } from '../../electron/shared/format/format.ts';
import type { Strings } from '../strings/en.ts';
import type { LeavingRow } from './row.tsx';

/** How much of the last 30 days the organisation's compliance export can see. */
export function complianceRow(
  coverage: ComplianceCoverage,
  { leaving }: Strings,
  format: Format,
): LeavingRow {
  const { sessions, visible, invisible, unknown, reason } = coverage;
  const row = { id: 'compliance', title: leaving.compliance, locked: false };
  if (sessions === 0) {
    return {
      ...row,
      sign: 'unknown',
      tone: 'plain',
      state: leaving.complianceNone,
      notes: [{ host: reason }],
    };
  }
  const parts = leaving.complianceParts(invisible, unknown);
  return {
    ...row,
    sign: visible === sessions ? 'good' : visible === 0 ? 'off' : 'untested',
    tone: visible === sessions ? 'active' : 'plain',
    state: leaving.complianceShare(format.tokensFull(visible), format.tokensFull(sessions)),
    notes: parts === '' ? [{ host: reason }] : [parts, { host: reason }],
  };
}
