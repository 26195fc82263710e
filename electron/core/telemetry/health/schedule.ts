import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** One signal that can be probed, as the schedule sees it. Times are milliseconds since the epoch. */
export interface Probed {
  readonly signal: SignalName;
  /** The time of the last probe; null for none. */
  readonly probedAt: number | null;
  /** Probes in a row that did not end in `accepted`. */
  readonly failures: number;
  /** The collector asked to wait until then. */
  readonly retryAt: number | null;
  /** When the configuration was noticed to differ from the probed one; null where it does not. */
  readonly changedAt: number | null;
}

export interface ScheduleInput {
  readonly now: number;
  /** False where the user switched automatic probes off. */
  readonly automatic: boolean;
  /** When the popover was last viewed in this run; null for never. */
  readonly viewedAt: number | null;
  /** When the network last came back in this run; null for never. */
  readonly networkAt: number | null;
  readonly signals: readonly Probed[];
  /** From 0 to 1, drawn once a round, so that many machines do not probe at the same moment. */
  readonly jitter: number;
}

export type ProbeCause = 'config' | 'network' | 'due';

export type ProbePlan =
  | { readonly state: 'idle'; readonly reason: 'switched-off' | 'never-viewed' | 'nothing-due' }
  | {
      readonly state: 'wait';
      readonly at: number;
      readonly cause: ProbeCause;
      readonly signals: readonly SignalName[];
    };

/** The least time between two probes, in milliseconds. */
export const STEP_MS = 15 * MINUTE_MS;
/** Failures double the step up to this. */
const LONGEST_STEP_MS = 4 * HOUR_MS;
/** How long viewing the page keeps probes going. */
const VIEWED_MS = DAY_MS;
/** A file that is being edited changes more than once. */
const CONFIG_SETTLE_MS = 1_000;
/** Names and routes take a moment after the network is back. */
const NETWORK_SETTLE_MS = 3_000;
/** The least time between two probes of one signal after any change. */
const SHORTEST_GAP_MS = 10_000;
/** Signals that are due this close together are probed in one round. */
const ROUND_MS = MINUTE_MS;

/**
 * Decides when the next automatic probe is due, and why. Nothing is sent before the user has viewed the page: at once
 * after a change of the configuration or the return of the network, else in steps within a day of the last view.
 */
export function nextProbe(input: ScheduleInput): ProbePlan {
  if (!input.automatic) return { state: 'idle', reason: 'switched-off' };
  if (input.viewedAt === null) return { state: 'idle', reason: 'never-viewed' };
  const due = input.signals.flatMap((each) => {
    const found = dueOf(each, input);
    return found === null ? [] : [{ signal: each.signal, ...found }];
  });
  const [first] = due.toSorted((a, b) => a.at - b.at);
  if (first === undefined) return { state: 'idle', reason: 'nothing-due' };
  return {
    state: 'wait',
    at: first.at,
    cause: first.cause,
    // A collector that asked for a longer wait is left out.
    signals: due
      .filter(({ at, hold }) => at <= first.at + ROUND_MS && hold <= first.at)
      .map(({ signal }) => signal),
  };
}

interface Due {
  readonly at: number;
  readonly cause: ProbeCause;
  /** The signal is not probed before this time. */
  readonly hold: number;
}

function dueOf(one: Probed, input: ScheduleInput): Due | null {
  const { now, viewedAt, networkAt, jitter } = input;
  const { probedAt } = one;
  const hold = one.retryAt ?? 0;
  const notBefore = Math.max(now, probedAt === null ? 0 : probedAt + SHORTEST_GAP_MS);
  if (one.changedAt !== null) {
    // Another address or token: a wait requested by the old one does not count.
    const settled = one.changedAt + CONFIG_SETTLE_MS * (1 + jitter);
    return { at: Math.max(notBefore, settled), cause: 'config', hold: 0 };
  }
  if (networkAt !== null && (probedAt ?? 0) < networkAt) {
    const settled = networkAt + NETWORK_SETTLE_MS * (1 + jitter);
    return { at: Math.max(notBefore, settled, hold), cause: 'network', hold };
  }
  const step = Math.min(LONGEST_STEP_MS, STEP_MS * 2 ** Math.max(0, one.failures - 1));
  const at = Math.max(now, probedAt === null ? 0 : probedAt + step * (1 + jitter / 10), hold);
  return viewedAt !== null && at <= viewedAt + VIEWED_MS ? { at, cause: 'due', hold } : null;
}
