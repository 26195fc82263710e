import type { AnalyticsChannel } from '../../shared/telemetry.ts';
import { saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { isAtLeast } from '../config/schema/version.ts';
import { type SignalName, STATSIG_ENDPOINT, shownEndpoint, signalExporter } from '../exporters/exporter.ts';

/** Since this version a collector of your own gets metrics whatever `analytics.enabled` says. */
export const CUSTOM_METRICS_SINCE = '0.163.0';

interface Export {
  readonly signal: SignalName;
  readonly destination: string;
  readonly because: string;
}

/**
 * What is exported by `[otel]`, all signals in one. Metrics to OpenAI, the default, are a channel of
 * their own. Source: `otel/src/config.rs`; what a log record holds was captured from 0.169.0.
 */
export function otelChannel(resolved: ResolvedConfig): Omit<AnalyticsChannel, 'id' | 'surface'> {
  const exports = (['logs', 'traces', 'metrics'] as const).flatMap((signal) => exportOf(resolved, signal));
  const stoppedBy = 'otel.exporter, otel.trace_exporter and otel.metrics_exporter = "none"';
  if (exports.length === 0) {
    return {
      destination: 'none',
      state: 'off',
      reason: 'No exporter sends to a collector of yours',
      identifiedBy: 'Nothing is sent',
      stoppedBy,
    };
  }
  const said = Map.groupBy(exports, ({ because }) => because);
  const reasons = [...said].map(
    ([because, some]) => `${some.map(({ signal }) => signal).join(' and ')}, because ${because}`,
  );
  return {
    destination: [...new Set(exports.map(({ destination }) => destination))].join(', '),
    state: 'on',
    reason: `${capital(reasons.join('; '))}${contents(resolved, exports)}`,
    identifiedBy: exports.some(({ signal }) => signal === 'logs')
      ? 'Log records hold your email and account id with a ChatGPT sign-in, and the name of this machine'
      : 'No account; traces hold paths of your files',
    stoppedBy,
  };
}

function exportOf(resolved: ResolvedConfig, signal: SignalName): Export[] {
  const { exporter, setting } = signalExporter(resolved, signal);
  const because = saidBy(setting.origin);
  switch (exporter.kind) {
    case 'none':
    case 'invalid':
      return [];
    case 'statsig':
      return signal === 'metrics' ? [] : [{ signal, destination: STATSIG_ENDPOINT, because }];
    default: {
      const off = resolvedValue(resolved, ['analytics', 'enabled']).value === false;
      const stopped = signal === 'metrics' && off && !isAtLeast(resolved.codexVersion, CUSTOM_METRICS_SINCE);
      return stopped ? [] : [{ signal, destination: shownEndpoint(exporter.endpoint), because }];
    }
  }
}

/** What people most often do not expect in log records. */
function contents(resolved: ResolvedConfig, exports: readonly Export[]): string {
  if (!exports.some(({ signal }) => signal === 'logs')) return '';
  const prompts = resolvedValue(resolved, ['otel', 'log_user_prompt']).value === true;
  return `. Arguments and output of tools go along${prompts ? ', and the text of your prompts' : ''}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
