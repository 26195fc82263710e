import type { Finding } from '../../../shared/finding.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { hasHelper, helperApplies } from '../../exporters/headers-command.ts';
import { STOPPED_WORDS } from '../../privacy/otel-findings.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** What is to be known of a command that gives headers. The command itself may hold a secret. */
export function helperRisks(resolved: ResolvedConfig): Finding[] {
  if (!hasHelper(resolved)) return [];
  const { value, origin } = resolvedValue(resolved, ['otel', 'headers_helper']);
  const asked = signals.filter((signal) => helperApplies(resolved, signal));
  if (asked.length > 0 && String(value).trim() === '') {
    return [
      riskFinding('otel.helper.empty', 'all', origin, {
        level: 'error',
        title: 'otel.headers_helper names no command, so the app-server does not start.',
        detail: STOPPED_WORDS,
        remedy: 'Name the command, or remove the key.',
      }),
    ];
  }
  return signals
    .filter((signal) => signalExporter(resolved, signal).exporter.kind === 'otlp-grpc')
    .map((signal) =>
      riskFinding('otel.helper.not-asked', signal, origin, {
        level: 'warning',
        title: `The ${signal} go over gRPC, for which Codex does not ask otel.headers_helper.`,
        detail: 'They are sent with the headers of the configuration and of the environment alone.',
        remedy: `Use otlp-http for the ${signal}, or set their headers.`,
      }),
    );
}
