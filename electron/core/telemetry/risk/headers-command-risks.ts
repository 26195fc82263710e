import type { Finding } from '../../../shared/finding.ts';
import { otelMessage } from '../../../shared/messages/en/telemetry/otel.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { type SignalName, signalExporter } from '../../exporters/exporter.ts';
import { hasHelper, helperApplies } from '../../exporters/headers-command.ts';
import { riskFinding } from './risk-finding.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Finds risks of a command that makes headers. The command itself may contain a secret. */
export function helperRisks(resolved: ResolvedConfig): Finding[] {
  if (!hasHelper(resolved)) return [];
  const { value, origin } = resolvedValue(resolved, ['otel', 'headers_helper']);
  const asked = signals.filter((signal) => helperApplies(resolved, signal));
  if (asked.length > 0 && String(value).trim() === '') {
    return [
      riskFinding('otel.helper.empty', 'all', origin, {
        level: 'error',
        title: riskMessage('risk.helper.empty'),
        detail: otelMessage('otel.stopped'),
        remedy: riskMessage('risk.helper.empty.remedy'),
      }),
    ];
  }
  return signals
    .filter((signal) => signalExporter(resolved, signal).exporter.kind === 'otlp-grpc')
    .map((signal) =>
      riskFinding('otel.helper.not-asked', signal, origin, {
        level: 'warning',
        title: riskMessage('risk.helper.not-asked', { signal }),
        detail: riskMessage('risk.helper.not-asked.why'),
        remedy: riskMessage('risk.helper.not-asked.remedy', { signal }),
      }),
    );
}
