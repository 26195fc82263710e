import type { Snapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../platform/ports.ts';
import { viewLimitHistory } from '../views/outlook/limit-history.ts';
import type { Glance } from './glance-interface.ts';
import type { Services } from './services.ts';

/** Makes what charts show and the Snapshot has not, of the services that are in force when it is asked for. */
export function createChartReports(
  inForce: () => Services,
  { clock, snapshot }: { readonly clock: Clock; readonly snapshot: () => Snapshot },
): Pick<Glance, 'limitHistory'> {
  return {
    limitHistory() {
      const { history } = inForce().usage.limitReadings;
      return viewLimitHistory(snapshot().limits.windows, history, clock.now());
    },
  };
}
