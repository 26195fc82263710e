import type { Format } from '../../shared/format/format.ts';
import { sessionsNow } from '../../shared/glance/sessions-now.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { shownHealth } from '../../shared/telemetry/telemetry.ts';
import type { Period } from '../../shared/usage.ts';
import type { Strings } from '../strings/en.ts';

/** A Snapshot to be read at a moment (milliseconds since the epoch), in a language. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly strings: Strings;
  readonly format: Format;
}

/** What is used now, in one line: how many sessions run, how fast, and the fullest context of them. */
export function nowFact({ snapshot, strings, format }: Reading): string | null {
  const { live, state } = snapshot.usage;
  if (live.length === 0) return state === 'scanning' ? null : strings.noSession;
  const { running, tokensPerMinute, fullest } = sessionsNow(live);
  return strings.now({
    sessions: running === 0 ? strings.idle(live.length) : strings.running(running),
    perMinute: tokensPerMinute !== null && tokensPerMinute > 0 ? format.tokens(tokensPerMinute) : null,
    context: fullest === null ? null : format.percent(fullest.usedPercent),
    several: live.length > 1,
  });
}

/** Today and 30 days, with what they cost where that is known. */
export function tokenFact({ snapshot, strings, format }: Reading): string {
  const { today, last30Days } = snapshot.usage;
  const sum = ({ tokens, costUsd }: Period) => {
    const amount = tokenSum(snapshot, format.tokens(tokens.total), strings);
    return costUsd === null ? amount : `${amount} (${format.usd(costUsd)})`;
  };
  return strings.tokens(sum(today), sum(last30Days));
}

/** Adds to a sum that it may be too low, where it may. */
export function tokenSum(snapshot: Snapshot, amount: string, strings: Strings): string {
  return isLowerBound(snapshot) ? strings.atLeast(amount) : amount;
}

/** Returns true where not everything was read. */
export function isLowerBound({ usage, coverage }: Snapshot): boolean {
  return usage.state === 'scanning' || coverage.reading.lowerBound.length > 0;
}

/** What leaves this machine: analytics, prompts, and OTel by signal. */
export function leavingFacts({ snapshot, strings }: Reading): string[] {
  const { analytics, otel } = snapshot;
  const signals = otel.signals.map((signal) =>
    strings.signalState(strings.signalShort[signal.signal], strings.health[shownHealth(signal)]),
  );
  const logged = otel.logUserPrompt.value;
  return [
    strings.analytics(analytics),
    ...(signals.length === 0 ? [] : [strings.otel(signals)]),
    strings.prompts(logged),
  ];
}
