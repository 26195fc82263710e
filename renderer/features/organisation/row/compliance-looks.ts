import type { ComplianceWindow } from '../../../../electron/shared/organisation/organisation.ts';
import type { DataSharingRow } from '../../../ui/row/row.tsx';

/** The sign and the tone of each state of the window of compliance logs. */
export const complianceLooks = {
  off: { sign: 'off', tone: 'plain' },
  ok: { sign: 'good', tone: 'plain' },
  'falling-behind': { sign: 'warning', tone: 'warning' },
  passed: { sign: 'critical', tone: 'critical' },
  'not-known': { sign: 'unknown', tone: 'plain' },
} as const satisfies Record<ComplianceWindow['state'], Pick<DataSharingRow, 'sign' | 'tone'>>;
