import type { StoreApi } from 'zustand/vanilla';
import type { ConfigReport, UsageGrouping, UsageReport } from '../../shared/commands.ts';
import type { OrganisationQuery, OrganisationView } from '../../shared/contract/organisation-view.ts';
import type { ExportFormat } from '../../shared/contract/saved-file.ts';
import type { EditReport } from '../../shared/edit.ts';
import type { ExportReport } from '../../shared/export/export-report.ts';
import type { Finding } from '../../shared/finding.ts';
import type { CheckReport } from '../../shared/governance/checks.ts';
import type { CoverageReport } from '../../shared/governance/coverage-report.ts';
import type { DriftReport } from '../../shared/governance/drift-report.ts';
import type { PostureReport } from '../../shared/governance/posture.ts';
import type { StorageReport } from '../../shared/governance/storage-report.ts';
import type { LimitHistoryReport } from '../../shared/limit-history.ts';
import type { PricingReport } from '../../shared/pricing.ts';
import type { SessionList, SessionTurns } from '../../shared/sessions.ts';
import type { Settings, SettingsPatch } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { OtelSignal } from '../../shared/telemetry/telemetry.ts';
import type { ToolReport, ToolUse } from '../../shared/tools.ts';
import type { ScanProgress, WeekHoursReport } from '../../shared/usage.ts';
import type { ConfigVerification } from '../../shared/verify.ts';
import type { ExportQuery, ExportRun } from '../export/export-run.ts';
import type { PruneQuery } from '../governance/storage/prune.ts';
import type { InspectionService } from '../telemetry/inspect/inspection-service.ts';
import type { ToolQuery } from '../tool-calls/tool-sums.ts';
import type { UsageReportQuery } from '../views/report/usage-report.ts';

import type { ExportFollower } from './export/export-follower.ts';

export type UsageQuery = UsageReportQuery;

/** A file to be saved: the suggested name and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The same, of which the content may be no text. */
export interface NamedContent {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** The product behind every host. `store` holds its only state. */
export interface Glance {
  /** The Snapshot. Only the core writes it. */
  readonly store: Pick<StoreApi<Snapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /**
   * Resolves once the configuration was read. Before that the Snapshot does not know what leaves the machine, so
   * hosts show none.
   */
  readonly firstRead: Promise<void>;
  /** Reads everything once. */
  load(): Promise<void>;
  /** Reads only usage, once: all that `usageReport` needs. */
  readUsage(): Promise<void>;
  /** Reads everything, then follows changes until `close`. */
  start(): Promise<void>;
  /** Reads again what may have changed unnoticed. */
  refresh(): Promise<void>;
  /** Switches to generated sample sessions that grow, and back. */
  setDemo(on: boolean): Promise<void>;
  usageReport(query: UsageQuery): UsageReport;
  /** Runs a view of usage; where it meets a damaged index, again after everything was read again. */
  whole<T>(view: () => T): Promise<T>;
  /** Reads all sessions for their tool calls, errors, retries and compactions: a pass of its own, made only when asked. */
  toolReport(query: ToolQuery, onProgress?: (progress: ScanProgress) => void): Promise<ToolReport>;
  /** Lists every session of the history. */
  sessionList(): Promise<SessionList>;
  /** Reads the files of one session for its turns: a pass of its own. Null where no such session is known. */
  sessionTurns(threadId: string): Promise<SessionTurns | null>;
  /** Classes the sessions of the last `days` local days by whether a compliance export would hold them. */
  coverageReport(query: { readonly days: number }): Promise<CoverageReport>;
  /** Sums what the Codex homes and Glance's own files take on disk. */
  storageReport(): Promise<StorageReport>;
  /**
   * Removes or compresses files of old sessions, or reports which; what was counted of them stays. Usage must have
   * been read.
   */
  pruneStorage(query: PruneQuery): Promise<StorageReport>;
  /** Returns the runs of each window of the Snapshot, as far as sessions recorded them. */
  limitHistory(): LimitHistoryReport;
  /** Sums tokens by hour of the local week over twelve weeks. */
  weekHours(): WeekHoursReport;
  /**
   * Reads what Codex may do on this machine and who decided that. Notes in the state folder when each extension was
   * first seen. Runs nothing that a file names.
   */
  postureReport(): Promise<PostureReport>;
  /**
   * Holds this machine against a policy that comes with Glance, by its name; null takes that of the settings, else
   * `developer`. Sends nothing.
   *
   * @throws RequestError where the policy of the settings cannot be used.
   */
  checkReport(policy: string | null): Promise<CheckReport>;
  /**
   * Compares this machine with the baseline that was pinned of it; null where none is.
   *
   * @throws RequestError where the baseline was changed, or is of another home or folder.
   */
  driftReport(): Promise<DriftReport | null>;
  /** Returns what is kept of the organisation's APIs over a span; null where none is set up, and for samples. */
  organisationView(query: OrganisationQuery): Promise<OrganisationView | null>;
  /**
   * Sums what tools did since a local day, `YYYY-MM-DD`. Reads sessions in slices, and no session again that is as it
   * was.
   */
  toolUse(since: string): Promise<ToolUse>;
  /** Absolute paths of the rollouts on disk, by thread id. */
  rolloutPaths(): ReadonlyMap<string, readonly string[]>;
  /** The prices in force. */
  pricingReport(): PricingReport;
  /**
   * Takes in a newer table from a file (absolute), unless it is older or invalid. Throws where it cannot be stored.
   */
  updatePrices(from: string): Promise<PricingReport>;
  /** Returns the values at or below dotted keys; all where none is given. */
  configReport(keys: readonly string[]): ConfigReport;
  /**
   * Returns the whole value in force at one dotted key, for the user who asked. It may be a secret, so no host passes
   * it on. Null where nothing sets the key.
   */
  configValue(key: string): Promise<unknown>;
  /**
   * Asks a Codex program how it reads the same files. `codexBin` is absolute; null searches for one.
   *
   * @throws CannotAsk where there is none, or it cannot be asked without side effects.
   */
  verifyConfig(codexBin: string | null): Promise<ConfigVerification>;
  /** Records that the user saw the offer to ask a newer Codex; it is not repeated for that version. */
  codexOffered(): Promise<void>;
  /** Returns every file that decides the configuration, existing or not; no credentials. */
  configFiles(): readonly string[];
  /**
   * Writes `analytics.enabled` to the user's config.toml, or reports what that would do.
   *
   * @throws EditError where the file could not be read or written; nothing is lost then.
   */
  editAnalytics(enabled: boolean, options: { readonly dryRun: boolean }): Promise<EditReport>;
  /** Undoes the last such edit. Throws as `editAnalytics` does. */
  undoAnalytics(options?: { readonly dryRun: boolean }): Promise<EditReport>;
  /**
   * Sends an empty export of the named signals, else of all, to the user's own collectors; the Snapshot then shows
   * the result. A collector that asked to wait is left alone until then.
   */
  probeOtel(signals?: readonly OtelSignal['signal'][]): Promise<void>;
  /**
   * Changes and stores settings; the Snapshot has them before this resolves.
   *
   * @throws RequestError where one is not valid, or they cannot be kept.
   */
  changeSettings(patch: SettingsPatch): Promise<Settings>;
  /**
   * Opens an export to the targets of the settings, or `only` to these; everything must have been read. A preview
   * writes nothing.
   *
   * @throws OutboxUnusable, SecretError, or the system's error where the state folder cannot be written.
   */
  openExport(query: ExportQuery): Promise<ExportRun>;
  /** Exports what happens, once it is started: hosts that stay start it. */
  readonly exports: Pick<ExportFollower, 'start' | 'subscribe' | 'report' | 'findings' | 'close'>;
  /** Reports how it stands with every target of the settings. */
  exportReport(): Promise<ExportReport>;
  /** Exports all usage as a file for other programs. */
  exportUsage(what: { readonly by: UsageGrouping; readonly format: ExportFormat }): Promise<NamedText>;
  /** Exports all that Glance keeps as a file. */
  exportData(): Promise<NamedText>;
  /** Deletes all that Glance keeps, settings included, and reads everything again. */
  resetData(): Promise<void>;
  /** Replaces the host's own findings in the Snapshot. */
  setHostFindings(findings: readonly Finding[]): void;
  /** What Codex exports to this machine, while the page asks for it. */
  readonly inspection: Pick<InspectionService, 'open' | 'next' | 'reveal' | 'close'>;
  /** The user looks at the page. Automatic probes start with this and go on for a day. */
  onViewed(): void;
  /** The network is back after an interruption. */
  networkReturned(): void;
  close(): Promise<void>;
}
