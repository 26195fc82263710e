import type { Finding } from '../../../shared/finding.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { parseUri } from '../../exporters/export-plan/uri.ts';
import { exporterKeys, type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Endpoints that hold a user and a password. Neither is shown. */
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
        title: `The ${signal} endpoint holds a user or a password.`,
        detail:
          kind === 'otlp-http'
            ? 'Codex makes a header authorization of it. Addresses end up in logs, messages and copies of the file.'
            : 'Over gRPC Codex sends it as a part of the address, which proxies and collectors write down.',
        remedy: `Take it out, and set OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS where Codex starts.`,
      }),
    ];
  });
}
