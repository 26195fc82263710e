import type { Origin } from '../../../shared/origin.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { exporterKeys, type SignalName, signalExporter } from '../../exporters/exporter.ts';

/** A credential in a configuration file, without its value. */
export interface SecretPlace {
  readonly signal: SignalName;
  /** The header's name; null for one in the endpoint itself. */
  readonly header: string | null;
  readonly origin: Origin;
}

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];
const secretNames = /auth|key|token|secret|password|cookie|credential/i;
const secretQuery = /[?&][^=&]*(?:auth|key|token|secret|password|sig)[^=&]*=[^&]/i;
/** It is sent as written and is no secret: another finding reports it. */
const variable = /^\s*(?:\w+\s+)?(?:\$\{\w+\}|\$[A-Z_]\w*|%[A-Z_]+%)\s*$/;

/** Returns where credentials of exporters are, with what decides each. */
export function secretPlaces(resolved: ResolvedConfig): SecretPlace[] {
  return signals.flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    const path = ['otel', exporterKeys[signal].key, exporter.kind];
    const originOf = (...more: string[]) => resolvedValue(resolved, [...path, ...more]).origin;
    const url = URL.parse(exporter.endpoint);
    const inEndpoint = url !== null && (url.password !== '' || secretQuery.test(url.search));
    return [
      ...(inEndpoint ? [{ signal, header: null, origin: originOf('endpoint') }] : []),
      ...Object.entries(exporter.headers).flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() !== '' && secretNames.test(name) && !variable.test(value)
          ? [{ signal, header: name, origin: originOf('headers', name) }]
          : [],
      ),
    ];
  });
}
