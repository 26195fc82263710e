import type { Clock } from '../platform/ports.ts';
import type { UsageService } from '../usage/usage-service.ts';
import type { Glance } from './glance-interface.ts';

/** Makes reports on what is read, of the usage that is in force when they are asked for. */
export function createUsageReports(
  inForce: () => { readonly usage: UsageService },
  { timezone, clock }: { readonly timezone: string; readonly clock: Clock },
): Pick<Glance, 'whole' | 'usageReport' | 'toolReport' | 'rolloutPaths'> {
  return {
    whole: (view) => inForce().usage.whole(view),
    usageReport: (query) => inForce().usage.report(query, clock.now()),
    async toolReport(query, onProgress) {
      const { makeToolReport } = await import('../tool-calls/collect-calls.ts');
      return makeToolReport({ codexHomes: inForce().usage.codexHomes, timezone }, query, onProgress);
    },
    rolloutPaths: () => inForce().usage.rolloutPaths(),
  };
}
