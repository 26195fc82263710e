import type { OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';

/** The key that sets a signal's exporter, and what Codex does where nothing sets it. Source: `otel/src/config.rs`. */
export const otelKeys: Record<OtelSignal['signal'], { readonly key: string; readonly builtIn: string }> = {
  logs: { key: 'otel.exporter', builtIn: 'none' },
  traces: { key: 'otel.trace_exporter', builtIn: 'none' },
  metrics: { key: 'otel.metrics_exporter', builtIn: 'statsig' },
};
