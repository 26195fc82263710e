import type { Snapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../platform/ports.ts';
import { createChartReports } from './chart-reports.ts';
import { createGovernance } from './governance.ts';
import type { Services } from './services.ts';
import { createUsageReports } from './usage-reports.ts';

interface ReportOptions {
  readonly timezone: string;
  readonly clock: Clock;
  readonly snapshot: () => Snapshot;
  readonly platform: NodeJS.Platform;
  readonly stateDir: string | null;
}

type Reports = ReturnType<typeof createUsageReports> &
  ReturnType<typeof createGovernance> &
  ReturnType<typeof createChartReports>;

/** Makes every report that is not part of the Snapshot, of the services that are in force when it is asked for. */
export function createReports(inForce: () => Services, options: ReportOptions): Reports {
  return {
    ...createUsageReports(inForce, options),
    ...createGovernance(inForce, options),
    ...createChartReports(inForce, options),
  };
}
