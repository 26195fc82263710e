import type { Otel, OtelSignal } from '../../shared/telemetry/telemetry.ts';
import { healthNotices } from '../telemetry/health/notices.ts';
import type { Alert } from './alert.ts';
import type { NotifiedSignal } from './notification-log.ts';

export interface OtelInput {
  readonly otel: Otel;
  readonly notified: readonly NotifiedSignal[];
  readonly wanted: boolean;
  readonly quiet: boolean;
}

/**
 * Decides on exports that began to fail or arrive again. It compares with the last reported state: an undecided check
 * in between hides nothing, and a failure that ends within the quiet hours is never reported. Recovery is reported
 * only after its failure was. A new endpoint starts over, and its first state is stored without a report.
 */
export function otelAlerts({ otel, notified, wanted, quiet }: OtelInput): {
  readonly due: readonly Alert[];
  readonly notified: readonly NotifiedSignal[];
} {
  const of = ({ signal, endpoint }: OtelSignal) =>
    notified.find((one) => one.signal === signal && one.endpoint === endpoint);
  const before: Otel = {
    ...otel,
    signals: otel.signals.map((one) => {
      const known = of(one);
      const isSilent = known === undefined || (known.state === 'failing' && !known.notified);
      return { ...one, health: { ...one.health, state: isSilent ? 'untested' : known.state } };
    }),
  };
  const notices = wanted ? healthNotices(before, otel) : [];
  const due = notices.map(({ signal, change, sentence }): Alert => {
    return { cause: 'otel', id: `otel:${signal}:${change}`, signal, change, sentence };
  });
  const next = otel.signals.flatMap((one): NotifiedSignal[] => {
    const known = of(one);
    const { state } = one.health;
    if (state === 'off') return [];
    if (state !== 'accepted' && state !== 'failing') return known === undefined ? [] : [known];
    if (known?.state === state) return [known];
    const isDue = notices.some(({ signal }) => signal === one.signal);
    if (isDue && quiet && known !== undefined) return [known];
    return [{ signal: one.signal, endpoint: one.endpoint, state, notified: isDue }];
  });
  return { due, notified: next };
}
