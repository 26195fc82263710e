import type { StorageReport } from '../../shared/governance/storage-report.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { healthSentence } from '../../shared/telemetry/telemetry.ts';
import type { Clock } from '../platform/ports.ts';
import type { UsageService } from '../usage/usage-service.ts';
import type { Glance } from './glance-interface.ts';

interface GovernanceOptions {
  readonly snapshot: () => Snapshot;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  readonly stateDir: string | null;
}

/** Makes reports for governance, of the services that are in force when they are asked for. */
export function createGovernance(
  inForce: () => { readonly usage: UsageService },
  { snapshot, clock, platform, stateDir }: GovernanceOptions,
): Pick<Glance, 'coverageReport' | 'storageReport' | 'pruneStorage'> {
  async function storageReport(): Promise<StorageReport> {
    const { listStorage } = await import('../governance/storage/list-storage.ts');
    const list = await listStorage(inForce().usage.codexHomes, stateDir);
    return { schema: 'codex-glance.storage/1', ...list };
  }
  return {
    async coverageReport({ days }) {
      const { makeCoverageReport } = await import('../governance/coverage/coverage-report.ts');
      const { usage } = inForce();
      const { lowerBound } = usage.coverage(clock.now()).reading;
      return usage.whole(() => ({
        ...makeCoverageReport(usage.ledger, days, clock.now(), lowerBound),
        otelLogs: logsHealth(snapshot()),
      }));
    },
    storageReport,
    async pruneStorage(query) {
      const { prune } = await import('../governance/storage/prune.ts');
      const { usage } = inForce();
      const isKept = stateDir !== null && usage.isKept();
      const pruned = await prune(query, { usage, platform, isKept, now: clock.now() });
      if (!query.dryRun) await usage.scan(() => {});
      const { how, dryRun } = query;
      return { ...(await storageReport()), how, dryRun, ...pruned };
    },
  };
}

function logsHealth({ otel }: Snapshot) {
  const logs = otel.signals.find(({ signal }) => signal === 'logs');
  return logs ? { state: logs.health.state, reason: healthSentence(logs.health) } : null;
}
