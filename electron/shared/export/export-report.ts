/** How it stands with one target. Counts begin when its cursor was made. */
export interface ExportTargetStatus {
  /** Its name in the settings. */
  readonly id: string;
  /** The kind of target; null for one that is not in the settings. */
  readonly to: string | null;
  /** Where records go, without credentials; null where they stay on this machine. */
  readonly destination: string | null;
  /** `off`: not enabled. `waiting`: it is tried again. `stopped`: a person has to act. */
  readonly state: 'off' | 'idle' | 'waiting' | 'stopped';
  /** Which process sends to it now, seen from the one that reports; null where none does. */
  readonly sentBy: 'this-process' | 'another-process' | null;
  /** Records in requests, those that were sent again included. */
  readonly sent: number;
  readonly accepted: number;
  /** Refused by the target for good. */
  readonly rejected: number;
  /** Records that wait. */
  readonly queued: number;
  /** The number of the last record that is settled; 0 for none. */
  readonly cursor: number;
  /** How long the oldest record that waits has done so; null where none does. */
  readonly lagMs: number | null;
  /** Since when it waits; null where none does. */
  readonly waitingSince: string | null;
  readonly lastAcceptedAt: string | null;
  /** Why the last records were not taken, or were rejected; null once others were taken since. */
  readonly lastError: { readonly at: string | null; readonly reason: string } | null;
}

/** A mistake in the settings that keeps a target, or all, from being in force. */
export interface ExportSettingsProblem {
  readonly target: string | null;
  readonly key: string;
  /** 1-based; null where not known. */
  readonly line: number | null;
  readonly message: string;
}

/** The `codex-glance.export/1` document. */
export interface ExportReport {
  readonly schema: 'codex-glance.export/1';
  /** False where the settings stop every target. */
  readonly enabled: boolean;
  /** Absolute. */
  readonly settingsFile: string;
  readonly targets: readonly ExportTargetStatus[];
  /** The queue on disk: records that wait for at least one target, and the most that may; null where there is none. */
  readonly queue: { readonly records: number; readonly most: number } | null;
  readonly problems: readonly ExportSettingsProblem[];
}

/** Decides whether an export is failing: a target waits or has stopped, or the settings are wrong. */
export function isFailing({ targets, problems }: ExportReport): boolean {
  return problems.length > 0 || targets.some(({ state }) => state === 'waiting' || state === 'stopped');
}
