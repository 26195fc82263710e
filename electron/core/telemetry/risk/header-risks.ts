import type { Finding } from '../../../shared/finding.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import { exportHeaders } from '../../exporters/export-plan/headers.ts';
import { exporterKeys, type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { type RiskWords, riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Headers of which Codex makes something else than most expect. Names alone, as they are configured. */
export function headerRisks(resolved: ResolvedConfig, env: Environment): Finding[] {
  return signals.flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    const path = ['otel', exporterKeys[signal].key, exporter.kind, 'headers'];
    const names = Object.keys(exporter.headers);
    const found = exportHeaders(exporter.headers, env, signal, exporter.protocol);
    const risk = (kind: string, name: string, words: RiskWords) => {
      const { origin } = resolvedValue(resolved, [...path, name]);
      return riskFinding(`otel.header.${kind}`, `${name}:${signal}`, origin, words);
    };
    return [
      ...found.dropped.map((name) =>
        risk('dropped', name, {
          level: 'warning',
          title: `Codex leaves out the ${signal} header ${shown(name)}, because HTTP does not allow it as it is set.`,
          detail:
            'The other headers are sent. Names are ASCII without blanks, and values have no line breaks.',
          remedy: 'Correct its name or its value.',
        }),
      ),
      ...names
        .filter(
          (name, index) => firstOf(names, name) === index && found.ambiguous.includes(name.toLowerCase()),
        )
        .map((name) =>
          risk('twice', name, {
            level: 'warning',
            title: `Which value Codex sends for the ${signal} header ${name} changes with each run.`,
            detail:
              'It is set in more than one spelling, or beside one that Codex sets itself, and they are one header.',
            remedy: name.toLowerCase() === 'user-agent' ? 'Write it as User-Agent.' : 'Keep one of them.',
          }),
        ),
      ...names
        .filter((name) => breaksExports(name, exporter.protocol))
        .map((name) =>
          risk('breaks', name, {
            level: 'error',
            title: `The ${signal} header ${name} makes Codex send exports that no collector can read.`,
            detail: 'Codex sends it as it is set, and it describes the message that is sent.',
            remedy: 'Remove it.',
          }),
        ),
      ...names
        .filter((name) => name.toLowerCase() === 'content-type' && exporter.protocol !== 'grpc')
        .map((name) =>
          risk('replaces', name, {
            level: 'warning',
            title: `The ${signal} header ${name} takes the place of the one that Codex sets itself.`,
            detail: 'Collectors tell by it whether JSON or protobuf is sent.',
            remedy: 'Remove it, and choose by protocol.',
          }),
        ),
    ];
  });
}

/** Headers that describe the length or the packing of a message, which is as it is. */
function breaksExports(name: string, protocol: 'json' | 'binary' | 'grpc'): boolean {
  const known = name.toLowerCase();
  if (known === 'content-length' || known === 'content-encoding') return true;
  return protocol === 'grpc' ? known === 'grpc-encoding' : known === 'transfer-encoding';
}

function firstOf(names: readonly string[], name: string): number {
  return names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
}

/** The name on one line; an empty one by what it is. */
function shown(name: string): string {
  return name.trim() === '' ? 'without a name' : name.replaceAll(/[\p{C}\s]+/gu, ' ');
}
