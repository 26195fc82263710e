import type { ExportReport } from './export/export-report.ts';

/** How it stands with the service that starts the agent. */
export interface AgentServiceState {
  readonly kind: 'systemd' | 'launchd' | 'task';
  /** Absolute. */
  readonly file: string;
  /** `other`: it was changed, or written for another program or by another version. */
  readonly state: 'absent' | 'current' | 'other';
  /** Null where the service manager cannot be asked. */
  readonly running: boolean | null;
}

/** What installing or removing did, or would do. */
export interface AgentChange {
  readonly action: 'install' | 'uninstall';
  readonly dryRun: boolean;
  /** Whether the file is written or removed. */
  readonly changed: boolean;
  /** Where what stood in the file before is kept, absolute; null for none. */
  readonly backup: string | null;
  /** The text of the file; null where it is removed. */
  readonly content: string | null;
  /** Commands of the service manager, in their order; `code` and `said` are null where it was not run or said nothing. */
  readonly commands: readonly {
    readonly command: string;
    readonly code: number | null;
    readonly said: string | null;
  }[];
}

/** Something that the agent does from time to time. */
export interface AgentJob {
  readonly name: string;
  /** Null while it is not set up. */
  readonly everyMs: number | null;
  readonly lastRunAt: string | null;
}

/** The `codex-glance.agent/1` document. */
export interface AgentReport {
  readonly schema: 'codex-glance.agent/1';
  /** Null where this system has no service manager that is known, or the program cannot be a service. */
  readonly service: AgentServiceState | null;
  /** Why there is none, in English; null where there is. */
  readonly reason: string | null;
  /** Null for `agent status`. */
  readonly change: AgentChange | null;
  readonly export: ExportReport;
  readonly jobs: readonly AgentJob[];
}
