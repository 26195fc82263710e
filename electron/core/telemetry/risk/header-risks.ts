import type { Finding, FindingWords } from '../../../shared/finding.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import { exportHeaders } from '../../exporters/export-plan/headers.ts';
import { exporterKeys, type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Finds headers with an unexpected effect in Codex. Only names, as configured. */
export function headerRisks(resolved: ResolvedConfig, env: Environment): Finding[] {
  return signals.flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    const path = ['otel', exporterKeys[signal].key, exporter.kind, 'headers'];
    const names = Object.keys(exporter.headers);
    const found = exportHeaders(exporter.headers, env, signal, exporter.protocol);
    const risk = (kind: string, name: string, words: FindingWords) => {
      const { origin } = resolvedValue(resolved, [...path, name]);
      return riskFinding(`otel.header.${kind}`, `${name}:${signal}`, origin, words);
    };
    return [
      ...found.dropped.map((name) =>
        risk('dropped', name, {
          level: 'warning',
          title: riskMessage('risk.header.dropped', { signal, name: shown(name) }),
          detail: riskMessage('risk.header.dropped.why'),
          remedy: riskMessage('risk.header.dropped.remedy'),
        }),
      ),
      ...names
        .filter(
          (name, index) => firstOf(names, name) === index && found.ambiguous.includes(name.toLowerCase()),
        )
        .map((name) =>
          risk('twice', name, {
            level: 'warning',
            title: riskMessage('risk.header.twice', { signal, name }),
            detail: riskMessage('risk.header.twice.why'),
            remedy:
              name.toLowerCase() === 'user-agent'
                ? riskMessage('risk.header.user-agent-remedy')
                : riskMessage('risk.header.twice.remedy'),
          }),
        ),
      ...names
        .filter((name) => breaksExports(name, exporter.protocol))
        .map((name) =>
          risk('breaks', name, {
            level: 'error',
            title: riskMessage('risk.header.breaks', { signal, name }),
            detail: riskMessage('risk.header.breaks.why'),
            remedy: riskMessage('risk.remove-it'),
          }),
        ),
      ...names
        .filter((name) => name.toLowerCase() === 'content-type' && exporter.protocol !== 'grpc')
        .map((name) =>
          risk('replaces', name, {
            level: 'warning',
            title: riskMessage('risk.header.replaces', { signal, name }),
            detail: riskMessage('risk.header.replaces.why'),
            remedy: riskMessage('risk.header.replaces.remedy'),
          }),
        ),
    ];
  });
}

/** True for headers that describe the length or the encoding of a message. */
function breaksExports(name: string, protocol: 'json' | 'binary' | 'grpc'): boolean {
  const known = name.toLowerCase();
  if (known === 'content-length' || known === 'content-encoding') return true;
  return protocol === 'grpc' ? known === 'grpc-encoding' : known === 'transfer-encoding';
}

function firstOf(names: readonly string[], name: string): number {
  return names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
}

/** Formats a name on one line, also an empty one. */
function shown(name: string): Message {
  return name.trim() === ''
    ? riskMessage('risk.header.without-name')
    : riskMessage('risk.header.name', { name: name.replaceAll(/[\p{C}\s]+/gu, ' ') });
}
