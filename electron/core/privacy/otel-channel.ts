import { analyticsMessage } from '../../shared/messages/en/privacy/analytics.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { AnalyticsChannel } from '../../shared/telemetry/telemetry.ts';
import { saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { isAtLeast } from '../config/schema/version.ts';
import { type SignalName, STATSIG_ENDPOINT, shownEndpoint, signalExporter } from '../exporters/exporter.ts';

/** Since this version a collector of your own gets metrics whatever `analytics.enabled` says. */
export const CUSTOM_METRICS_SINCE = '0.163.0';

interface Export {
  readonly signal: SignalName;
  readonly destination: string;
  readonly by: Message;
}

/**
 * Returns what is exported by `[otel]`, all signals in one. Metrics to OpenAI, the default, are a channel of their
 * own. Source: `otel/src/config.rs`; what a log record holds was captured from 0.169.0.
 */
export function otelChannel(resolved: ResolvedConfig): Omit<AnalyticsChannel, 'id' | 'surface'> {
  const exports = (['logs', 'traces', 'metrics'] as const).flatMap((signal) => exportOf(resolved, signal));
  const stoppedBy = analyticsMessage('analytics.otel.stopped-by');
  if (exports.length === 0) {
    return {
      destination: 'none',
      state: 'off',
      reason: analyticsMessage('analytics.otel.none'),
      identifiedBy: analyticsMessage('analytics.nothing-sent'),
      stoppedBy,
    };
  }
  const said = Map.groupBy(exports, ({ by }) => by.text);
  const parts = [...said.values()].flatMap((some) =>
    some
      .slice(0, 1)
      .map(({ by }) =>
        analyticsMessage('analytics.otel.part', { signals: some.map(({ signal }) => signal), by }),
      ),
  );
  return {
    destination: [...new Set(exports.map(({ destination }) => destination))].join(', '),
    state: 'on',
    reason: analyticsMessage('analytics.otel', { parts, content: contents(resolved, exports) }),
    identifiedBy: exports.some(({ signal }) => signal === 'logs')
      ? analyticsMessage('analytics.otel.logs-identify')
      : analyticsMessage('analytics.otel.no-account'),
    stoppedBy,
  };
}

function exportOf(resolved: ResolvedConfig, signal: SignalName): Export[] {
  const { exporter, setting } = signalExporter(resolved, signal);
  const by = saidBy(setting.origin);
  switch (exporter.kind) {
    case 'none':
    case 'invalid':
      return [];
    case 'statsig':
      return signal === 'metrics' ? [] : [{ signal, destination: STATSIG_ENDPOINT, by }];
    default: {
      const off = resolvedValue(resolved, ['analytics', 'enabled']).value === false;
      const stopped = signal === 'metrics' && off && !isAtLeast(resolved.codexVersion, CUSTOM_METRICS_SINCE);
      return stopped ? [] : [{ signal, destination: shownEndpoint(exporter.endpoint), by }];
    }
  }
}

/** What people most often do not expect in log records. */
function contents(resolved: ResolvedConfig, exports: readonly Export[]): 'none' | 'tools' | 'prompts' {
  if (!exports.some(({ signal }) => signal === 'logs')) return 'none';
  return resolvedValue(resolved, ['otel', 'log_user_prompt']).value === true ? 'prompts' : 'tools';
}
