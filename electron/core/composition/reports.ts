import type { Snapshot } from '../../shared/snapshot.ts';
import { createChartReports } from './chart-reports.ts';
import { createChecks } from './checks.ts';
import { createDrifts, type DriftOptions } from './drifts.ts';
import { createGovernance } from './governance.ts';
import { createPostures, type PostureOptions } from './postures.ts';
import type { Services } from './services.ts';
import { createUsageReports } from './usage-reports.ts';

interface ReportOptions extends PostureOptions, DriftOptions {
  readonly timezone: string;
  readonly snapshot: () => Snapshot;
}

type Reports = ReturnType<typeof createUsageReports> &
  ReturnType<typeof createGovernance> &
  ReturnType<typeof createChartReports> &
  ReturnType<typeof createChecks> &
  ReturnType<typeof createDrifts> &
  ReturnType<typeof createPostures>;

/** Makes every report that is not part of the Snapshot, of the services that are in force when it is asked for. */
export function createReports(inForce: () => Services, options: ReportOptions): Reports {
  return {
    ...createUsageReports(inForce, options),
    ...createGovernance(inForce, options),
    ...createChartReports(inForce, options),
    ...createChecks(inForce, options),
    ...createDrifts(inForce, options),
    ...createPostures(inForce, options),
  };
}
