import type { Snapshot } from '../../shared/snapshot.ts';
import { healthSentence } from '../../shared/telemetry/telemetry.ts';
import { makeCoverageReport } from '../governance/coverage/coverage-report.ts';
import type { Clock } from '../platform/ports.ts';
import type { UsageService } from '../usage/usage-service.ts';
import type { Glance } from './glance-interface.ts';

/** Makes reports for governance, of the services that are in force when they are asked for. */
export function createGovernance(
  inForce: () => { readonly usage: UsageService },
  { snapshot, clock }: { readonly snapshot: () => Snapshot; readonly clock: Clock },
): Pick<Glance, 'coverageReport'> {
  return {
    coverageReport({ days }) {
      const { usage } = inForce();
      const { lowerBound } = usage.coverage(clock.now()).reading;
      return usage.whole(() => ({
        ...makeCoverageReport(usage.ledger, days, clock.now(), lowerBound),
        otelLogs: logsHealth(snapshot()),
      }));
    },
  };
}

function logsHealth({ otel }: Snapshot) {
  const logs = otel.signals.find(({ signal }) => signal === 'logs');
  return logs ? { state: logs.health.state, reason: healthSentence(logs.health) } : null;
}
