import { setImmediate } from 'node:timers/promises';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { Clock } from '../platform/ports.ts';
import { lowerBoundsOf } from '../usage/usage-coverage.ts';
import type { UsageService } from '../usage/usage-service.ts';
import { listSessions } from '../views/session-list.ts';
import { viewState } from '../views/session-view.ts';
import type { Glance } from './glance-interface.ts';

/** Makes reports on what is read, of the usage that is in force when they are asked for. */
export function createUsageReports(
  inForce: () => { readonly usage: UsageService },
  { timezone, clock }: { readonly timezone: string; readonly clock: Clock },
): Pick<Glance, 'whole' | 'usageReport' | 'toolReport' | 'sessionList' | 'sessionTurns' | 'rolloutPaths'> {
  return {
    whole: (view) => inForce().usage.whole(view),
    usageReport: (query) => inForce().usage.report(query, clock.now()),
    async toolReport(query, onProgress) {
      const { makeToolReport } = await import('../tool-calls/collect-calls.ts');
      return makeToolReport({ codexHomes: inForce().usage.codexHomes, timezone }, query, onProgress);
    },
    async sessionList() {
      const { usage } = inForce();
      const now = clock.now();
      const stateOf = (thread: ThreadLedger) => viewState(thread, usage.lockOf(thread.threadId), now).state;
      const list = () =>
        listSessions(usage.ledger, lowerBoundsOf(usage.trackers), stateOf, usage.book(), setImmediate);
      return list().catch(async (error: unknown) => {
        // Where the index is damaged, everything is read again.
        await usage.restart(error);
        return list();
      });
    },
    async sessionTurns(threadId) {
      const { makeSessionTurns } = await import('../session-turns/make-session-turns.ts');
      return makeSessionTurns(inForce().usage, threadId, clock.now());
    },
    rolloutPaths: () => inForce().usage.rolloutPaths(),
  };
}
