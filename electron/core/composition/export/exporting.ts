import type { Snapshot } from '../../../shared/snapshot.ts';
import { yieldAfter } from '../../async/yield-after.ts';
import type { KnownThread, SessionPort } from '../../export/sources/session-source.ts';
import type { LineKernel } from '../../ingest/kernel/line-kernel.ts';
import type { ThreadLedger } from '../../ledger/thread-ledger.ts';
import type { Ports } from '../../platform/ports.ts';
import type { UsageService } from '../../usage/usage-service.ts';
import type { Glance } from '../glance-interface.ts';

interface ExportingOptions extends Pick<Ports, 'clock' | 'env' | 'platform' | 'keychain'> {
  readonly stateDir: string;
  readonly snapshot: () => Snapshot;
  readonly reports: Pick<Glance, 'checkReport' | 'postureReport'>;
}

/** Creates the export of what the user's own services know. Its parts are loaded when it is asked for. */
export function createExporting(
  own: () => { readonly usage: UsageService },
  options: ExportingOptions,
): Pick<Glance, 'openExport' | 'exportReport'> {
  const { stateDir, clock, env, platform, keychain, snapshot, reports } = options;
  return {
    async openExport(query) {
      const [{ openExport }, sources, { createHandover }] = await Promise.all([
        import('../../export/export-run.ts'),
        import('../../export/sources/all-sources.ts'),
        import('./handover.ts'),
      ]);
      const sessions = sessionPort(
        () => own().usage,
        () => clock.now(),
      );
      const handover = createHandover(options);
      const parts = { sessions, snapshot: async () => snapshot(), ...reports };
      // What is half read adds up to less than was used.
      const isPaused = () => snapshot().demo || snapshot().usage.state === 'scanning';
      const host = { stateDir, clock, env, platform, ...(keychain ? { keychain } : {}) };
      const ports = { ...host, isPaused, content: handover.content };
      const all: typeof sources.allSources = (given, identity, conceal) => [
        ...sources.allSources(given, identity, conceal),
        ...handover.sources(identity.machineId),
      ];
      return openExport({ ...ports, sources: (...by) => all(parts, ...by) }, query);
    },
    async exportReport() {
      const { readExportReport } = await import('../../export/export-run.ts');
      return readExportReport(stateDir, clock.now());
    },
  };
}

/** The event loop runs after so many milliseconds, which are looked at after so many threads. */
const SLICE_MS = 8;
const THREADS_AT_ONCE = 100;

function sessionPort(usage: () => UsageService, now: () => number): SessionPort {
  /** Sessions of one export are read one after another. */
  let kernel: LineKernel | null = null;
  return {
    async activeSince(at) {
      const { viewState } = await import('../../views/session-view.ts');
      const service = usage();
      const describe = (thread: ThreadLedger) => {
        const { threadId, lastActivityAt, summary } = thread;
        const { turns, failed, aborted, toolCalls } = summary.counts;
        const { state } = viewState(thread, service.lockOf(threadId), now());
        const { total, responses } = thread.sum;
        const counts = [total, responses, turns, failed, aborted, toolCalls];
        return { threadId, state, lastActivityAt, revision: [...counts, summary.lastLineAt, state].join() };
      };
      const threads = await service.whole(() => [...service.ledger.threads.activeSince(at)]);
      const found: KnownThread[] = [];
      const pause = yieldAfter(SLICE_MS);
      for (let from = 0; from < threads.length; from += THREADS_AT_ONCE) {
        const some = threads.slice(from, from + THREADS_AT_ONCE);
        found.push(...(await service.whole(() => some.map(describe))));
        await pause();
      }
      return found;
    },
    async read(threadId) {
      const [{ readSessionTurns }, { ThreadCalls }, { LineKernel }, { isCovered }, { classOfThread }] =
        await Promise.all([
          import('../../session-turns/make-session-turns.ts'),
          import('../../tool-calls/thread-calls.ts'),
          import('../../ingest/kernel/line-kernel.ts'),
          import('../../governance/coverage/classify-session.ts'),
          import('../../governance/coverage/class-of-thread.ts'),
        ]);
      kernel ??= new LineKernel();
      const calls = new ThreadCalls(threadId);
      const read = await readSessionTurns(usage(), threadId, now(), { kernel, begin: () => calls.begin() });
      const thread = usage().ledger.threads.get(threadId);
      const covered = thread ? isCovered(classOfThread(thread)) : null;
      return read && { ...read, tools: calls.tools(), covered };
    },
  };
}
