import { HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';

/** The pause between two questions that only opening the popover asks. */
const LOOK_MS = 5 * MINUTE_MS;

/** The pause between two that the user asks by refreshing. */
const REFRESH_MS = MINUTE_MS;

const LONGEST_MS = 4 * HOUR_MS;

export interface AskInput {
  readonly on: boolean;
  readonly asking: boolean;
  /** What triggers it. */
  readonly cause: 'switched-on' | 'look' | 'refresh';
  /** Milliseconds since the epoch; null for never. */
  readonly askedAt: number | null;
  /** In a row. */
  readonly failures: number;
  /** From 0 to 1. */
  readonly random: number;
  readonly now: number;
}

export interface AskDecision {
  readonly state: 'ask' | 'hold';
  readonly reason: 'off' | 'under-way' | 'asked-lately' | 'backing-off' | AskInput['cause'];
}

/**
 * Decides whether to start the user's Codex to ask for limits now. Never by a timer: only when the user looks, and
 * less often after failures.
 */
export function decideAsk({ on, asking, cause, askedAt, failures, random, now }: AskInput): AskDecision {
  if (!on) return { state: 'hold', reason: 'off' };
  if (asking) return { state: 'hold', reason: 'under-way' };
  if (askedAt === null || cause === 'switched-on') return { state: 'ask', reason: cause };
  const rest = cause === 'refresh' ? REFRESH_MS : LOOK_MS;
  const backoff = failures === 0 ? 0 : Math.min(LONGEST_MS, rest * 2 ** failures) * (0.8 + random * 0.4);
  const since = now - askedAt;
  // A clock that was set back must not stop it for good.
  if (since < 0) return { state: 'ask', reason: cause };
  if (since < backoff) return { state: 'hold', reason: 'backing-off' };
  if (since < rest) return { state: 'hold', reason: 'asked-lately' };
  return { state: 'ask', reason: cause };
}
