import type { Message } from './messages/message.ts';
import type { analyticsSwitchSchema } from './schema/analytics-switch.ts';
import type { Derived } from './schema/proof.ts';

/** A Codex process that started before the edit and goes on with the old value until restarted. */
export interface RunningCodex {
  readonly pid: number;
  readonly surface: 'tui' | 'exec' | 'app-server' | 'ide' | 'daemon' | 'unknown';
  /** ISO 8601 UTC; null where the system does not say. */
  readonly startedAt: string | null;
  /** What restarts it, a sentence. */
  readonly restart: Message;
}

/**
 * The `codex-glance.edit/1` document: one change of `analytics.enabled` in the user's config.toml, made, planned or
 * undone.
 */
export interface EditReport {
  readonly schema: 'codex-glance.edit/1';
  readonly action: 'off' | 'on' | 'undo';
  readonly dryRun: boolean;
  /** As Codex names it; a link is not resolved. */
  readonly file: string;
  /** True where bytes were written; with `dryRun`, would be. */
  readonly changed: boolean;
  /** Unified diff without context lines, which may hold secrets; empty where nothing changes. */
  readonly diff: string;
  /** The file with the bytes from before the edit; null where there were none, or nothing was written. */
  readonly backup: string | null;
  /** Whether a Codex process started now obeys it (with `dryRun`: would); null where unknown. */
  readonly inForce: boolean | null;
  readonly reason: Message;
  /** What stops, what does not, by channel and version; plain sentences. */
  readonly consequences: readonly Message[];
  /** The exact lines to paste where Glance cannot edit the file safely; null otherwise. */
  readonly paste: string | null;
  /** Of the shown home, or of one that is not known. */
  readonly running: readonly RunningCodex[];
  /** How many run with other Codex homes, which the edit does not concern. */
  readonly runningElsewhere: number;
  /** True where `undo` can undo the last edit that was written. */
  readonly undoable: boolean;
}

/** What one press of the analytics switch does, and what there is to take back. */
export type AnalyticsSwitch = Derived<typeof analyticsSwitchSchema>;

/** The last edit of `analytics.enabled` that Glance wrote and that can be taken back. */
export type LastEdit = NonNullable<AnalyticsSwitch['last']>;
