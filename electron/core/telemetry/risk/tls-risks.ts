import type { Finding } from '../../../shared/finding.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { exporterKeys, type SignalName, signalExporter } from '../exporter.ts';
import type { FileFacts } from './file-facts.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];
const tlsKeys = ['ca-certificate', 'client-certificate', 'client-private-key'] as const;

/** Every PEM file that an exporter names. */
export function tlsFiles(resolved: ResolvedConfig): string[] {
  return settings(resolved).flatMap(({ tls }) =>
    tlsKeys.flatMap((key) => (typeof tls[key] === 'string' ? [tls[key]] : [])),
  );
}

/** TLS settings that Codex ignores, and files without which it does not start. */
export function tlsRisks(resolved: ResolvedConfig, facts: ReadonlyMap<string, FileFacts>): Finding[] {
  return settings(resolved).flatMap(({ signal, path, tls }) => {
    const originOf = (key: string) => resolvedValue(resolved, [...path, key]).origin;
    const ignored = Object.keys(tls).filter(
      (key) => tlsKeys.some((one) => one === key.replaceAll('_', '-')) && key.includes('_'),
    );
    const missing = tlsKeys.filter((key) => {
      const file = tls[key];
      return typeof file === 'string' && facts.get(file)?.isReadable === false;
    });
    return [
      ...ignored.map((key) =>
        riskFinding('otel.tls.snake-case', `${key}:${signal}`, originOf(key), {
          level: 'error',
          title: `Codex ignores ${key} in the TLS settings of ${signal}.`,
          detail: 'These keys are written with hyphens; others are passed over in silence.',
          remedy: `Write ${key.replaceAll('_', '-')}.`,
        }),
      ),
      ...missing.map((key) =>
        riskFinding('otel.tls.missing-file', `${key}:${signal}`, originOf(key), {
          level: 'error',
          title: `The ${key} of ${signal} cannot be read, so the app-server does not start.`,
          detail: `It should be at ${String(tls[key])}. The IDE and the desktop app need the app-server; codex exec goes on without exporting.`,
          remedy: 'Put the file there, correct the path, or remove the setting.',
        }),
      ),
    ];
  });
}

function settings(resolved: ResolvedConfig) {
  return signals.flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    const path = ['otel', exporterKeys[signal].key, exporter.kind, 'tls'];
    return [{ signal, path, tls: exporter.tls }];
  });
}
