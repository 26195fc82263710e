import type { StoreApi } from 'zustand/vanilla';
import type { ConfigReport, UsageGrouping, UsageReport } from '../shared/commands.ts';
import type { CodexHome, Snapshot } from '../shared/snapshot.ts';
import type { Ports } from './ports.ts';

/** What a host decides before the core starts. */
export interface GlanceOptions {
  /** Absolute paths, most important first. Need not exist. */
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  /** Where Glance keeps its own index and settings. Created on first write only. */
  readonly stateDir: string;
  /** The folder whose project layers count. */
  readonly cwd: string;
  readonly timezone: string;
  readonly locale: string;
}

/** Days are local calendar days `YYYY-MM-DD`, both inclusive. */
export interface UsageQuery {
  readonly by: UsageGrouping;
  readonly since?: string;
  readonly until?: string;
}

/** The product behind every host. One truth: `store`. */
export interface Glance {
  /** The Snapshot. Only the core writes it. */
  readonly store: Pick<StoreApi<Snapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Reads everything once. */
  load(): Promise<void>;
  /** Reads everything, then follows what changes until `close`. */
  start(): Promise<void>;
  /** Reads again what may have changed unseen. */
  refresh(): Promise<void>;
  /** Switches to generated sample sessions that grow, and back. */
  setDemo(on: boolean): Promise<void>;
  usageReport(query: UsageQuery): UsageReport;
  /** Values at or below the given dotted keys; all where none is given. */
  configReport(keys: readonly string[]): ConfigReport;
  close(): Promise<void>;
}

export function createGlance(_options: GlanceOptions, _ports: Ports): Glance {
  throw new Error('Not composed yet.');
}
