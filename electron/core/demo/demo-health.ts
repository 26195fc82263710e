import { DAY_MS, HOUR_MS } from '../../shared/durations.ts';
import type { OtelHealthSpan, OtelSignal } from '../../shared/telemetry/telemetry.ts';

/** Returns what a demo shows of the last 30 days of OTel; `now` in milliseconds since the epoch. */
export function demoHealth(now: number): Readonly<Record<OtelSignal['signal'], readonly OtelHealthSpan[]>> {
  const span = (from: number, to: number, state: OtelHealthSpan['state']): OtelHealthSpan => ({
    from: new Date(now - from).toISOString(),
    to: new Date(now - to).toISOString(),
    state,
  });
  return {
    logs: [
      span(26 * DAY_MS, 24 * DAY_MS, 'untested'),
      span(24 * DAY_MS, 17 * DAY_MS, 'accepted'),
      // Two days off, of which nothing is known.
      span(15 * DAY_MS, 9 * DAY_MS, 'accepted'),
      span(9 * DAY_MS - HOUR_MS, 8 * DAY_MS, 'failing'),
      span(8 * DAY_MS - HOUR_MS, DAY_MS, 'accepted'),
      span(DAY_MS - HOUR_MS, 0, 'untested'),
    ],
    traces: [span(26 * DAY_MS, 17 * DAY_MS, 'off'), span(15 * DAY_MS, 0, 'off')],
    metrics: [span(26 * DAY_MS, 17 * DAY_MS, 'unobservable'), span(15 * DAY_MS, 0, 'unobservable')],
  };
}
