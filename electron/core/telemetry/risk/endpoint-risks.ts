import type { Finding } from '../../../shared/finding.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { parseUri } from '../../exporters/export-plan/uri.ts';
import { exporterKeys, type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Finds endpoints with a user and a password. Neither is shown. */
export function endpointRisks(resolved: ResolvedConfig): Finding[] {
  return signals.flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    const { endpoint, kind } = exporter;
    if (!(parseUri(endpoint)?.authority ?? endpoint).includes('@')) return [];
    const path = ['otel', exporterKeys[signal].key, kind, 'endpoint'];
    return [
      riskFinding('otel.endpoint.credentials', signal, resolvedValue(resolved, path).origin, {
        level: 'warning',
        title: riskMessage('risk.endpoint-credentials', { signal }),
        detail:
          kind === 'otlp-http'
            ? riskMessage('risk.endpoint-credentials.http')
            : riskMessage('risk.endpoint-credentials.grpc'),
        remedy: riskMessage('risk.endpoint-credentials.remedy', { signal }),
      }),
    ];
  });
}
