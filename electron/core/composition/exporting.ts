import type { Snapshot } from '../../shared/snapshot.ts';
import type { SessionPort } from '../export/sources/session-source.ts';
import type { Ports } from '../platform/ports.ts';
import type { UsageService } from '../usage/usage-service.ts';
import type { Glance } from './glance-interface.ts';

interface ExportingOptions extends Pick<Ports, 'clock' | 'env' | 'platform'> {
  readonly stateDir: string;
  readonly timezone: string;
  readonly snapshot: () => Snapshot;
  readonly reports: Pick<Glance, 'checkReport' | 'postureReport'>;
}

/** Creates the export of what the user's own services know. Its parts are loaded when it is asked for. */
export function createExporting(
  own: () => { readonly usage: UsageService },
  options: ExportingOptions,
): Pick<Glance, 'openExport' | 'exportReport'> {
  const { stateDir, clock, env, platform, snapshot, reports, timezone } = options;
  return {
    async openExport(query) {
      const [{ openExport }, sources] = await Promise.all([
        import('../export/export-run.ts'),
        import('../export/sources/all-sources.ts'),
      ]);
      const sessions = sessionPort(
        () => own().usage,
        () => clock.now(),
        timezone,
      );
      const parts = { sessions, snapshot: async () => snapshot(), ...reports };
      const ports = { stateDir, clock, env, platform, isPaused: () => snapshot().demo };
      return openExport({ ...ports, sources: (...by) => sources.allSources(parts, ...by) }, query);
    },
    async exportReport() {
      const { readExportReport } = await import('../export/export-run.ts');
      return readExportReport(stateDir, clock.now());
    },
  };
}

function sessionPort(usage: () => UsageService, now: () => number, timezone: string): SessionPort {
  let known: ReadonlyMap<string, readonly string[]> = new Map();
  return {
    async activeSince(at) {
      const { viewState } = await import('../views/session-view.ts');
      const service = usage();
      known = service.rolloutPaths();
      return service.whole(() =>
        [...service.ledger.threads.activeSince(at)].map((thread) => {
          const { threadId, lastActivityAt, summary } = thread;
          const { turns, failed, aborted, toolCalls } = summary.counts;
          const { state } = viewState(thread, service.lockOf(threadId), now());
          const { total, responses } = thread.sum;
          const revision = [
            total,
            responses,
            turns,
            failed,
            aborted,
            toolCalls,
            summary.lastLineAt,
            state,
          ].join();
          return { threadId, state, lastActivityAt, revision };
        }),
      );
    },
    async read(threadId) {
      const [{ readSessionTurns }, { ToolCallService }] = await Promise.all([
        import('../session-turns/make-session-turns.ts'),
        import('../tool-calls/tool-call-service.ts'),
      ]);
      const service = usage();
      const read = await readSessionTurns(service, threadId, now());
      if (read === null) return null;
      const paths = new Map([[threadId, known.get(threadId) ?? []]]);
      const calls = new ToolCallService({ codexHomes: service.codexHomes, timezone, paths: () => paths });
      const { tools } = await calls.use(EVER);
      return {
        ...read,
        tools: tools.map(({ tool, calls: all, failures, outcomesKnown }) => ({
          tool,
          calls: all,
          failures,
          outcomesKnown,
        })),
      };
    },
  };
}

/** A local day before any session. */
const EVER = '2000-01-01';
