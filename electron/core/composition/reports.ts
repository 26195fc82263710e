import type { Snapshot } from '../../shared/snapshot.ts';
import type { Ports } from '../platform/ports.ts';
import { createChartReports } from './chart-reports.ts';
import { createChecks } from './checks.ts';
import { createDrifts, type DriftOptions } from './drifts.ts';
import { createExporting } from './export/exporting.ts';
import { createGovernance } from './governance.ts';
import { createOrganisationViews } from './organisation-apis/organisation-views.ts';
import { createPostures, type PostureOptions } from './postures.ts';
import type { Services } from './services.ts';
import { createUsageReports } from './usage-reports.ts';

interface ReportOptions extends PostureOptions, DriftOptions, Pick<Ports, 'env' | 'platform' | 'keychain'> {
  readonly timezone: string;
  readonly own: () => Services;
  readonly store: () => { getState(): Snapshot };
}

type Reports = ReturnType<typeof createUsageReports> &
  ReturnType<typeof createGovernance> &
  ReturnType<typeof createChartReports> &
  ReturnType<typeof createChecks> &
  ReturnType<typeof createDrifts> &
  ReturnType<typeof createPostures> &
  ReturnType<typeof createOrganisationViews> &
  ReturnType<typeof createExporting>;

/**
 * Makes every report that is not part of the Snapshot, of the services that are in force when it is asked for. What
 * is exported is of the user's `own`, never of samples.
 */
export function createReports(inForce: () => Services, { own, store, ...given }: ReportOptions): Reports {
  const options = { ...given, snapshot: () => store().getState() };
  const reports = { ...createChecks(own, options), ...createPostures(own, options) };
  return {
    ...createExporting(own, { ...options, reports }),
    ...createOrganisationViews(inForce, options),
    ...createUsageReports(inForce, options),
    ...createGovernance(inForce, options),
    ...createChartReports(inForce, options),
    ...createChecks(inForce, options),
    ...createDrifts(inForce, options),
    ...createPostures(inForce, options),
  };
}
