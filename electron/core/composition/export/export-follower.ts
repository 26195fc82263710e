import type { ExportReport } from '../../../shared/export/export-report.ts';
import type { Finding } from '../../../shared/finding.ts';
import type { ExportQuery, ExportRun } from '../../export/export-run.ts';
import type { FollowedExport } from '../../export/following/followed-export.ts';
import type { Clock, Logger } from '../../platform/ports.ts';

/** Follows the targets of the settings. Does nothing, and opens no file, where none is set up. */
export interface ExportFollower {
  /** Reads how it stands with the targets, for a host that shows it and does not export. */
  read(): Promise<void>;
  /** Exports from now on what happens, until `close`. Resolves once what is set up is known. */
  start(): Promise<void>;
  /** Calls the listener after the report or the findings have changed; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Returns how it stands with every target, as far as it is known. Reads nothing. */
  report(): ExportReport;
  /** What keeps everything from being exported. */
  findings(): readonly Finding[];
  /** Says that something was read or has changed: sources are read soon. */
  changed(): void;
  /** Says that the file of the settings was read again. */
  settingsChanged(): void;
  /** Releases its files until `settingsChanged`, so that they can be removed. */
  release(): Promise<void>;
  /** Ends it; before that it reads and sends for up to so long, in milliseconds. Default: not at all. */
  close(drainMs?: number): Promise<void>;
}

interface FollowerParts {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: { readonly file: string; readonly written: string | null };
  readonly openExport: (query: ExportQuery) => Promise<ExportRun>;
  /** True while samples are shown. */
  readonly isPaused: () => boolean;
  /** Called where the report or the findings have changed. */
  readonly onChange: () => void;
}

/** Creates the follower. Its parts are loaded once the settings speak of an export. */
export function createExportFollower(parts: FollowerParts): ExportFollower {
  const { stateDir, clock, logger, settings, openExport, isPaused, onChange } = parts;
  let state: 'idle' | 'started' | 'closed' = 'idle';
  let read: ExportReport | null = null;
  /** Why the report could not be read. */
  let fault: readonly Finding[] = [];
  let followed: FollowedExport | null = null;
  let loading: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const changed = () => {
    onChange();
    for (const listener of listeners) listener();
  };

  async function load(): Promise<void> {
    const { FollowedExport } = await import('../../export/following/followed-export.ts');
    if (state !== 'started') return;
    const open = (onStep: () => void) =>
      openExport({ only: null, isPreview: false, leavesKeychain: true, onStep });
    followed = new FollowedExport({ stateDir, clock, isPaused, open, onChange: changed });
    await followed.apply();
  }

  function follow(): void {
    if (state !== 'started') return;
    if (followed !== null) void followed.apply();
    else if (mentionsExport(settings.written)) {
      loading ??= load()
        .catch((error: unknown) => logger.warn(`The export could not be started: ${String(error)}`))
        .finally(() => {
          loading = null;
        });
    }
  }

  return {
    async read() {
      if (followed !== null || !mentionsExport(settings.written)) return;
      const [{ readExportReport }, { decideFault, faultFinding }, { outboxFile }] = await Promise.all([
        import('../../export/export-run.ts'),
        import('../../export/following/decide-fault.ts'),
        import('../../export/outbox/outbox-file.ts'),
      ]);
      try {
        read = readExportReport(stateDir, clock.now());
        fault = [];
      } catch (error) {
        // A queue that cannot be read is no reason to show nothing else.
        fault = [faultFinding(decideFault(error), outboxFile(stateDir))];
      }
    },
    async start() {
      if (state !== 'idle') return;
      state = 'started';
      follow();
      await loading;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report: () => followed?.report() ?? read ?? noTargets(settings.file),
    findings: () => followed?.findings() ?? fault,
    changed: () => followed?.changed(),
    settingsChanged() {
      if (!mentionsExport(settings.written)) [read, fault] = [null, []];
      follow();
    },
    async release() {
      await loading;
      await followed?.release();
    },
    async close(drainMs) {
      state = 'closed';
      await loading;
      await followed?.close(drainMs);
    },
  };
}

/** Decides whether a text of the settings may speak of an export. Every key may be written with escapes, such as `"\u0065xport"`. */
export function mentionsExport(text: string | null): boolean {
  return text !== null && /export|\\u/i.test(text);
}

function noTargets(settingsFile: string): ExportReport {
  return {
    schema: 'codex-glance.export/1',
    enabled: true,
    settingsFile,
    targets: [],
    queue: null,
    problems: [],
  };
}
