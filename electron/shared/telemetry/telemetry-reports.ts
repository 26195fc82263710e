import type { CodexInUse } from '../codex/codex.ts';
import type { Exports } from '../export/exports.ts';
import type { Analytics, Otel } from './telemetry.ts';

/** The `codex-glance.analytics/1` document. */
export interface AnalyticsReport extends Analytics {
  readonly schema: 'codex-glance.analytics/1';
  readonly codex?: CodexInUse;
  /** What Glance itself sends to systems that the user set up. */
  readonly exports?: Exports;
}

/** The `codex-glance.otel/1` document. */
export interface OtelReport extends Otel {
  readonly schema: 'codex-glance.otel/1';
  readonly codex?: CodexInUse;
}
