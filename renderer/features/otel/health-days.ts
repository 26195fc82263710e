import { DAY_MS } from '../../../electron/shared/durations.ts';
import {
  type OtelSignal,
  type ShownHealth,
  shownHealth,
} from '../../../electron/shared/telemetry/telemetry.ts';

/** A stretch in which a state was observed. Milliseconds since the epoch. */
export interface HealthStretch {
  readonly from: number;
  readonly to: number;
  readonly state: ShownHealth;
}

/** One local day of a signal: the states that were observed in it, in the order of time; none where nothing was observed. */
export interface HealthDay {
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly states: readonly ShownHealth[];
}

/** A signal over some days. */
export interface HealthStrip {
  readonly signal: OtelSignal['signal'];
  readonly now: ShownHealth;
  readonly stretches: readonly HealthStretch[];
  readonly days: readonly HealthDay[];
}

/**
 * Joins what was observed of a signal with its present state, which is known now. `days`: local days, oldest first;
 * `today` is when the last of them began; times in milliseconds since the epoch.
 */
export function healthStrip(
  signal: OtelSignal,
  days: readonly string[],
  today: number,
  now: number,
): HealthStrip {
  const state = shownHealth(signal);
  const begin = today - (days.length - 1) * DAY_MS;
  const observed = (signal.observed ?? []).map(
    (span): HealthStretch => ({
      from: Math.max(begin, Date.parse(span.from)),
      to: Math.min(now, Date.parse(span.to)),
      state: span.state,
    }),
  );
  const last = observed.at(-1);
  const joins = last?.state === state && now - last.to <= DAY_MS;
  const stretches = [
    ...(joins ? observed.slice(0, -1) : observed),
    { from: joins ? last.from : now, to: now, state },
  ].filter(({ to }) => to >= begin);
  return {
    signal: signal.signal,
    now: state,
    stretches,
    days: days.map((day, place) => {
      const from = begin + place * DAY_MS;
      const to = Math.min(now, from + DAY_MS);
      const within = stretches.filter((each) => each.from <= to && each.to >= from);
      return { day, from, to, states: [...new Set(within.map((each) => each.state))] };
    }),
  };
}
