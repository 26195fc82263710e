import { HOUR_MS } from '../../../shared/durations.ts';
import { type OtelHealthSpan, type OtelSignal, shownHealth } from '../../../shared/telemetry/telemetry.ts';
import type { StoredHealth } from './health-store.ts';
import { observedSince, withObserved } from './history.ts';

/** Stretches over which a signal was seen in a state that no probe found, by signal. Oldest first. */
export type Sightings = NonNullable<StoredHealth['sightings']>[string];

/** Stretches of any state, by signal. */
export type SeenSpans = Readonly<Partial<Record<OtelSignal['signal'], readonly OtelHealthSpan[]>>>;

/** States that are known without a probe. */
const unprobed = ['off', 'untested', 'unobservable'] as const;

/** A state that goes on is written this seldom, in milliseconds: less than a result counts for. */
const STEP_MS = 12 * HOUR_MS;

/**
 * Adds the present state of each signal to what was seen before. A state that is not known is not added. Returns null
 * where nothing is worth a write: all states go on, and were written lately.
 *
 * @param now milliseconds since the epoch.
 * @param days what is older is dropped.
 */
export function withSightings(
  before: Sightings,
  signals: readonly OtelSignal[],
  now: number,
  days: number,
): Sightings | null {
  const seen = signals.flatMap((signal) => {
    const state = unprobed.find((each) => each === shownHealth(signal));
    const spans: readonly OtelHealthSpan[] = before[signal.signal] ?? [];
    const last = spans.at(-1);
    const isFresh = last?.state === state && now - Date.parse(last?.to ?? '') < STEP_MS;
    if (state === undefined || isFresh) return [];
    return [
      [signal.signal, observedSince(withObserved(spans, { state, checkedAt: now }), now, days)] as const,
    ];
  });
  return seen.length === 0 ? null : { ...before, ...Object.fromEntries(seen) };
}

/** Returns what was found by probes and what was seen without, in the order of time. */
export function allObserved(
  probed: readonly OtelHealthSpan[],
  seen: readonly OtelHealthSpan[] = [],
): readonly OtelHealthSpan[] {
  return seen.length === 0 ? probed : [...probed, ...seen].toSorted((a, b) => a.from.localeCompare(b.from));
}
