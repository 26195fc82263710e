import type { StoreApi } from 'zustand/vanilla';
import type { ConfigReport, UsageGrouping, UsageReport } from '../../shared/commands.ts';
import type { ExportFormat } from '../../shared/contract/saved-file.ts';
import type { EditReport } from '../../shared/edit.ts';
import type { Finding } from '../../shared/finding.ts';
import type { PricingReport } from '../../shared/pricing.ts';
import type { Settings, SettingsPatch } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { OtelSignal } from '../../shared/telemetry/telemetry.ts';
import type { ConfigVerification } from '../../shared/verify.ts';
import type { InspectionService } from '../telemetry/inspect/inspection-service.ts';
import type { UsageReportQuery } from '../views/report/usage-report.ts';

export type UsageQuery = UsageReportQuery;

/** A file that is not written yet: the name to suggest, and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The product behind every host. One truth: `store`. */
export interface Glance {
  /** The Snapshot. Only the core writes it. */
  readonly store: Pick<StoreApi<Snapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /**
   * Resolves once the configuration was read for the first time. Before that the Snapshot knows nothing of
   * what leaves the machine, so hosts show none.
   */
  readonly firstRead: Promise<void>;
  /** Reads everything once. */
  load(): Promise<void>;
  /** Reads what was used once, and nothing else: all that `usageReport` needs. */
  readUsage(): Promise<void>;
  /** Reads everything, then follows what changes until `close`. */
  start(): Promise<void>;
  /** Reads again what may have changed unseen. */
  refresh(): Promise<void>;
  /** Switches to generated sample sessions that grow, and back. */
  setDemo(on: boolean): Promise<void>;
  usageReport(query: UsageQuery): UsageReport;
  /** What a view of usage shows; where it meets damage in the index, once all was read again. */
  whole<T>(view: () => T): Promise<T>;
  /** Absolute paths of the rollouts on disk, by thread id. */
  rolloutPaths(): ReadonlyMap<string, readonly string[]>;
  /** The prices in force. */
  pricingReport(): PricingReport;
  /** Takes a newer table from a file (absolute), unless it is older or broken. Throws where it cannot be kept. */
  updatePrices(from: string): Promise<PricingReport>;
  /** Values at or below the given dotted keys; all where none is given. */
  configReport(keys: readonly string[]): ConfigReport;
  /**
   * The value in force at one dotted key, whole, for the eyes of the user who asks for it: it may be a
   * secret, so no host hands it on. Null where nothing sets the key.
   */
  configValue(key: string): Promise<unknown>;
  /**
   * Asks a Codex program what it makes of the same files. `codexBin` is absolute; null looks for one.
   *
   * @throws CannotAsk where there is none, or it cannot be asked without side effects.
   */
  verifyConfig(codexBin: string | null): Promise<ConfigVerification>;
  /** A person has seen the offer to ask a newer Codex; it is not made again for that version. */
  codexOffered(): Promise<void>;
  /** Every file that decides the configuration, whether or not it exists. Credentials are none of them. */
  configFiles(): readonly string[];
  /**
   * Writes `analytics.enabled` to the user's config.toml, or tells what that would do.
   *
   * @throws EditError where the file could not be read or written; nothing is lost then.
   */
  editAnalytics(enabled: boolean, options: { readonly dryRun: boolean }): Promise<EditReport>;
  /** Takes the last such edit back. Throws as `editAnalytics` does. */
  undoAnalytics(options?: { readonly dryRun: boolean }): Promise<EditReport>;
  /**
   * Sends an empty export of the named signals to the user's own collectors, else of all; the Snapshot
   * tells how that went. A collector that asked to be left alone is, until then.
   */
  probeOtel(signals?: readonly OtelSignal['signal'][]): Promise<void>;
  /**
   * Changes some settings and keeps them; the Snapshot tells them before this ends.
   *
   * @throws RequestError where one is not valid, or they cannot be kept.
   */
  changeSettings(patch: SettingsPatch): Promise<Settings>;
  /** All that was used, as a file for other programs. */
  exportUsage(what: { readonly by: UsageGrouping; readonly format: ExportFormat }): Promise<NamedText>;
  /** All that Glance keeps, as a file. */
  exportData(): Promise<NamedText>;
  /** Forgets all that Glance keeps, settings included, and reads everything again. */
  resetData(): Promise<void>;
  /** What the host itself has to tell, in place of what it reported before; the Snapshot shows it. */
  setHostFindings(findings: readonly Finding[]): void;
  /** What Codex exports to this machine, while the page asks to see it. */
  readonly inspection: Pick<InspectionService, 'open' | 'next' | 'reveal' | 'close'>;
  /** A person looks at the page: probes that nobody asks for begin with this, and go on for a day. */
  onViewed(): void;
  /** The network is back after a time without. */
  networkReturned(): void;
  close(): Promise<void>;
}
