import type { Otel, OtelSignal } from '../../shared/telemetry.ts';
import { healthNotices } from '../telemetry/health/notices.ts';
import type { Alert } from './alert.ts';
import type { ToldSignal } from './told.ts';

export interface OtelInput {
  readonly otel: Otel;
  readonly told: readonly ToldSignal[];
  /** The first look since the start: marked, not told. */
  readonly first: boolean;
  readonly wanted: boolean;
  readonly quiet: boolean;
}

/**
 * Exports that began to fail, or arrive again. Compared with the state that was last told, so that a
 * check that could not decide in between hides nothing, and a failure that passes in quiet hours is
 * never told. Another endpoint is another export, and begins anew.
 */
export function otelAlerts({ otel, told, first, wanted, quiet }: OtelInput): {
  readonly due: readonly Alert[];
  readonly told: readonly ToldSignal[];
} {
  const of = ({ signal, endpoint }: OtelSignal) =>
    told.find((one) => one.signal === signal && one.endpoint === endpoint);
  const before: Otel = {
    ...otel,
    signals: otel.signals.map((one) => ({
      ...one,
      health: { ...one.health, state: of(one)?.state ?? 'untested' },
    })),
  };
  const notices = first || !wanted ? [] : healthNotices(before, otel);
  const due = notices.map(({ signal, change, sentence }): Alert => {
    return { cause: 'otel', id: `otel:${signal}:${change}`, signal, change, sentence };
  });
  const next = otel.signals.flatMap((one): ToldSignal[] => {
    const known = of(one);
    const { state } = one.health;
    if (state === 'off') return [];
    if (state !== 'accepted' && state !== 'failing') return known === undefined ? [] : [known];
    if (known?.state === state) return [known];
    const waits = quiet && notices.some(({ signal }) => signal === one.signal);
    if (waits && known !== undefined) return [known];
    return [{ signal: one.signal, endpoint: one.endpoint, state }];
  });
  return { due, told: next };
}
