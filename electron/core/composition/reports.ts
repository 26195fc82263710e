import type { Snapshot } from '../../shared/snapshot.ts';
import { createChartReports } from './chart-reports.ts';
import { createChecks } from './checks.ts';
import { createGovernance } from './governance.ts';
import { createPostures, type PostureOptions } from './postures.ts';
import type { Services } from './services.ts';
import { createUsageReports } from './usage-reports.ts';

interface ReportOptions extends PostureOptions {
  readonly timezone: string;
  readonly snapshot: () => Snapshot;
}

type Reports = ReturnType<typeof createUsageReports> &
  ReturnType<typeof createGovernance> &
  ReturnType<typeof createChartReports> &
  ReturnType<typeof createChecks> &
  ReturnType<typeof createPostures>;

/** Makes every report that is not part of the Snapshot, of the services that are in force when it is asked for. */
export function createReports(inForce: () => Services, options: ReportOptions): Reports {
  return {
    ...createUsageReports(inForce, options),
    ...createGovernance(inForce, options),
    ...createChartReports(inForce, options),
    ...createChecks(inForce, options),
    ...createPostures(inForce, options),
  };
}
