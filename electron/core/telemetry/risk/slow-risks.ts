import type { Finding } from '../../../shared/finding.ts';
import type { Otel } from '../../../shared/telemetry.ts';
import { SLOW_MS } from '../probe/decide-outcome.ts';
import { riskFinding } from './risk-finding.ts';

/** Collectors for which `codex exec` waits before it ends. */
export function slowRisks({ signals }: Pick<Otel, 'signals'>): Finding[] {
  return signals.flatMap(({ signal, health, origin, endpoint }) => {
    const { state, reason, latencyMs } = health;
    const isSilent = state === 'failing' && reason === 'timeout';
    const isSlow = state === 'accepted' && latencyMs !== null && latencyMs >= SLOW_MS;
    if (!isSilent && !isSlow) return [];
    const host = URL.parse(endpoint ?? '')?.host || 'the collector';
    return [
      riskFinding('otel.endpoint.slow', signal, origin, {
        level: 'warning',
        title: isSilent
          ? `${host} does not answer in time, and codex exec waits for it at exit.`
          : `${host} is slow, and codex exec waits for it at exit.`,
        detail: 'A collector that takes connections and never answers made a run of 2 s last 22 s.',
        remedy: `Repair the collector, or set the ${signal} exporter to "none" until then.`,
      }),
    ];
  });
}
