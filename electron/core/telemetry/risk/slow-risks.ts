import type { Finding } from '../../../shared/finding.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import type { Otel } from '../../../shared/telemetry/telemetry.ts';
import { SLOW_MS } from '../probe/decide-outcome.ts';
import { riskFinding } from './risk-finding.ts';

/** Finds collectors for which `codex exec` waits before it ends. */
export function slowRisks({ signals }: Pick<Otel, 'signals'>): Finding[] {
  return signals.flatMap(({ signal, health, origin, endpoint }) => {
    const { state, reason, latencyMs } = health;
    const isSilent = state === 'failing' && reason === 'timeout';
    const isSlow = state === 'accepted' && latencyMs !== null && latencyMs >= SLOW_MS;
    if (!isSilent && !isSlow) return [];
    const host = URL.parse(endpoint ?? '')?.host || null;
    return [
      riskFinding('otel.endpoint.slow', signal, origin, {
        level: 'warning',
        title: isSilent ? riskMessage('risk.silent', { host }) : riskMessage('risk.slow', { host }),
        detail: riskMessage('risk.slow.why'),
        remedy: riskMessage('risk.slow.remedy', { signal }),
      }),
    ];
  });
}
