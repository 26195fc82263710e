import type { Snapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../platform/ports.ts';
import type { ToolCallService } from '../tool-calls/tool-call-service.ts';
import type { UsageService } from '../usage/usage-service.ts';
import { viewLimitHistory } from '../views/outlook/limit-history.ts';
import type { Glance } from './glance-interface.ts';
import type { Services } from './services.ts';

/** Twelve weeks tell the habits of a quarter, and forget those before. */
const WEEKS = 12;

interface ChartOptions {
  readonly timezone: string;
  readonly clock: Clock;
  readonly snapshot: () => Snapshot;
}

/** Makes what charts show and the Snapshot has not, of the services that are in force when it is asked for. */
export function createChartReports(
  inForce: () => Services,
  { timezone, clock, snapshot }: ChartOptions,
): Pick<Glance, 'limitHistory' | 'weekHours' | 'toolUse'> {
  /** What was read of tool calls goes with the usage that it was read of. */
  const readers = new WeakMap<UsageService, Promise<ToolCallService>>();

  async function open(usage: UsageService): Promise<ToolCallService> {
    const { ToolCallService } = await import('../tool-calls/tool-call-service.ts');
    return new ToolCallService({ codexHomes: usage.codexHomes, timezone, paths: usage.rolloutPaths });
  }

  return {
    limitHistory() {
      const { history } = inForce().usage.limitReadings;
      return viewLimitHistory(snapshot().limits.windows, history, clock.now());
    },
    weekHours: () => ({ weeks: WEEKS, hours: inForce().usage.ledger.hours(clock.now(), WEEKS * 7) }),
    async toolUse(since) {
      const { usage } = inForce();
      const reader = readers.get(usage) ?? open(usage);
      readers.set(usage, reader);
      return (await reader).use(since);
    },
  };
}
