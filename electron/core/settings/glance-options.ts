import type { CodexHome } from '../../shared/snapshot.ts';

/** What a host decides before the core starts. */
export interface GlanceOptions {
  /** Absolute paths, most important first. They need not exist. */
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  /** The folder of Glance's index and settings. Created on first write only. */
  readonly stateDir: string;
  /** The folder whose project layers apply. */
  readonly cwd: string;
  readonly timezone: string;
  readonly locale: string;
}
