import type { Finding } from '../../../shared/finding.ts';
import { otelMessage } from '../../../shared/messages/en/telemetry/otel.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import type { Origin } from '../../../shared/origin.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { tlsFilesOf } from '../../exporters/export-plan/plan.ts';
import { exporterKeys, type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { type ReadTls, readTlsMaterial } from '../probe/tls-material.ts';
import type { FileFacts } from './file-facts.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];
const tlsKeys = ['ca-certificate', 'client-certificate', 'client-private-key'] as const;

/** Returns every PEM file that an exporter names. */
export function tlsFiles(resolved: ResolvedConfig): string[] {
  return settings(resolved).flatMap(({ tls }) =>
    tlsKeys.flatMap((key) => (typeof tls[key] === 'string' ? [tls[key]] : [])),
  );
}

/** The unusable TLS files of each signal. */
export type TlsFaults = ReadonlyMap<SignalName, Extract<ReadTls, { ok: false }>>;

/** Reads the TLS files of each signal as Codex does when it starts. Keys are not kept. */
export async function findTlsFaults(resolved: ResolvedConfig): Promise<TlsFaults> {
  const found = await Promise.all(
    settings(resolved).map(async ({ signal, tls, protocol }) => {
      if (Object.keys(tls).length === 0) return null;
      const read = await readTlsMaterial(tlsFilesOf(tls), protocol);
      return read.ok ? null : ([signal, read] as const);
    }),
  );
  return new Map(found.filter((one) => one !== null));
}

/** Finds TLS settings that Codex ignores, and files without which it does not start. */
export function tlsRisks(
  resolved: ResolvedConfig,
  facts: ReadonlyMap<string, FileFacts>,
  faults: TlsFaults,
): Finding[] {
  return settings(resolved).flatMap(({ signal, path, tls }) => {
    const originOf = (key: string) => resolvedValue(resolved, [...path, key]).origin;
    const ignored = Object.keys(tls).filter(
      (key) => tlsKeys.some((one) => one === key.replaceAll('_', '-')) && key.includes('_'),
    );
    const missing = tlsKeys.filter((key) => {
      const file = tls[key];
      return typeof file === 'string' && facts.get(file)?.isReadable === false;
    });
    const fault = missing.length > 0 ? undefined : faults.get(signal);
    return [
      ...(fault === undefined ? [] : [faultFinding(signal, fault, resolvedValue(resolved, path).origin)]),
      ...ignored.map((key) =>
        riskFinding('otel.tls.snake-case', `${key}:${signal}`, originOf(key), {
          level: 'error',
          title: riskMessage('risk.tls.snake-case', { key, signal }),
          detail: riskMessage('risk.tls.snake-case.why'),
          remedy: riskMessage('risk.tls.snake-case.remedy', { key: key.replaceAll('_', '-') }),
        }),
      ),
      ...missing.map((key) =>
        riskFinding('otel.tls.missing-file', `${key}:${signal}`, originOf(key), {
          level: 'error',
          title: riskMessage('risk.tls.missing-file', { key, signal }),
          detail: riskMessage('risk.tls.missing-file.why', {
            file: String(tls[key]),
            stopped: otelMessage('otel.stopped'),
          }),
          remedy: riskMessage('risk.tls.missing-file.remedy'),
        }),
      ),
    ];
  });
}

function faultFinding(
  signal: SignalName,
  { problem, file }: Extract<ReadTls, { ok: false }>,
  origin: Origin,
): Finding {
  return problem === 'tls-pair'
    ? riskFinding('otel.tls.pair', `pair:${signal}`, origin, {
        level: 'error',
        title: riskMessage('risk.tls.pair', { signal }),
        detail: otelMessage('otel.stopped'),
        remedy: riskMessage('risk.tls.pair.remedy'),
      })
    : riskFinding('otel.tls.not-pem', `pem:${signal}`, origin, {
        level: 'error',
        title: riskMessage('risk.tls.not-pem', { signal }),
        detail: riskMessage('risk.tls.not-pem.why', { file, stopped: otelMessage('otel.stopped') }),
        remedy: riskMessage('risk.tls.not-pem.remedy'),
      });
}

function settings(resolved: ResolvedConfig) {
  return signals.flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    const path = ['otel', exporterKeys[signal].key, exporter.kind, 'tls'];
    return [{ signal, path, tls: exporter.tls, protocol: exporter.protocol }];
  });
}
