import type { CodexInUse } from './codex/codex.ts';
import type { Coverage } from './coverage.ts';
import type { AnalyticsSwitch } from './edit.ts';
import type { Exports } from './export/exports.ts';
import type { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { Outlook } from './outlook.ts';
import type { Pricing } from './pricing.ts';
import type { Settings } from './settings.ts';
import type { Analytics, Otel } from './telemetry/telemetry.ts';
import type { AuthKind, Usage } from './usage.ts';

export const SNAPSHOT_SCHEMA = 'codex-glance.snapshot/1';

/** A folder in which Codex keeps its state. */
export interface CodexHome {
  /** Absolute. */
  readonly path: string;
  readonly exists: boolean;
  readonly source: 'option' | 'settings' | 'environment' | 'default' | 'demo';
  readonly rolloutFiles: number;
  /** The sign-in kind that `auth.json` names; null where there is none. */
  readonly auth: AuthKind;
  /** The version that wrote the newest session, from its first line. */
  readonly codexVersion: string | null;
}

/**
 * Everything that Glance shows, as plain serialisable data. `status --json`, the browser page, the
 * tray and the test fixtures carry this same shape. Times are ISO 8601 UTC with milliseconds.
 */
export interface Snapshot {
  readonly schema: typeof SNAPSHOT_SCHEMA;
  readonly generatedAt: string;
  readonly glanceVersion: string;
  /** IANA zone that days and weeks are counted in. */
  readonly timezone: string;
  /** BCP 47. */
  readonly locale: string;
  /** The folder whose project layers count. */
  readonly cwd: string;
  /** True where the sessions are generated samples. */
  readonly demo: boolean;
  readonly codexHomes: readonly CodexHome[];
  /** Which Codex is in use, and which was verified. */
  readonly codex: CodexInUse;
  readonly usage: Usage;
  /** The prices in force, and what they make of the month. */
  readonly pricing: Pricing;
  readonly limits: Limits;
  /** What follows from use and limits for the time to come. */
  readonly outlook: Outlook;
  readonly analytics: Analytics;
  /** What a press of the switch would do, and what can be taken back. */
  readonly analyticsSwitch: AnalyticsSwitch;
  readonly otel: Otel;
  readonly coverage: Coverage;
  /** What Glance itself sends to systems that the user set up. */
  readonly exports: Exports;
  /** What the person chose, and the defaults for all else. */
  readonly settings: Settings;
  /** What is known only because the user switched it on. */
  readonly live: Live;
  /** The organisation's own APIs, off until the user names one. */
  readonly organisation: Organisation;
  /** Errors first, then warnings, then notes. */
  readonly findings: readonly Finding[];
}
