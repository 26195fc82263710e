import { DAY_MS } from '../../shared/durations.ts';
import { isNewer } from './version-order.ts';

/** What is stored between starts. */
export interface UpdateMemory {
  /** The time of the last request, in milliseconds since the epoch, answered or not. */
  readonly askedAt: number | null;
  /** The newest known version. */
  readonly latest: string | null;
  /** The newest version that a notification named. */
  readonly notified: string | null;
}

export const nothingKnown: UpdateMemory = { askedAt: null, latest: null, notified: null };

/** The pause between requests, in milliseconds. */
export const ASK_EVERY_MS = DAY_MS;

export type AskDecision =
  | { readonly state: 'off' | 'nowhere' | 'due'; readonly reason: string }
  | { readonly state: 'waiting'; readonly reason: string; readonly until: number };

/** Decides whether to ask for a newer version now. A failed request counts like any other. */
export function decideAsk(facts: {
  readonly enabled: boolean;
  readonly hasPlace: boolean;
  readonly askedAt: number | null;
  readonly now: number;
}): AskDecision {
  const { enabled, hasPlace, askedAt, now } = facts;
  if (!enabled) return { state: 'off', reason: 'The check is switched off.' };
  if (!hasPlace)
    return { state: 'nowhere', reason: 'This build names no place where releases are announced.' };
  if (askedAt === null) return { state: 'due', reason: 'It was never asked.' };
  // A clock that was set back must not stop the check.
  if (askedAt > now) return { state: 'due', reason: 'It was asked at a time that is yet to come.' };
  const until = askedAt + ASK_EVERY_MS;
  if (until > now) return { state: 'waiting', reason: 'It was asked within a day.', until };
  return { state: 'due', reason: 'It was last asked a day ago or more.' };
}

/** The version to show, and whether to notify now. */
export interface NewsDecision {
  /** Null where none is newer. */
  readonly available: string | null;
  readonly notify: boolean;
  /** When to decide again, in milliseconds since the epoch; null where nothing waits. */
  readonly waitsUntil: number | null;
  readonly reason: string;
}

/** Decides what to show: each version is notified once and not in quiet hours, and shown as long as it is newer. */
export function decideNews(facts: {
  readonly current: string;
  readonly memory: UpdateMemory;
  /** The end of the current quiet hours; null outside of them. */
  readonly quietUntil: number | null;
}): NewsDecision {
  const { current, memory, quietUntil } = facts;
  const { latest, notified } = memory;
  const none = { notify: false, waitsUntil: null };
  if (latest === null) return { ...none, available: null, reason: 'No release is known.' };
  if (!isNewer(latest, current)) return { ...none, available: null, reason: 'The newest release runs.' };
  if (notified !== null && !isNewer(latest, notified)) {
    return { ...none, available: latest, reason: 'This version was reported before.' };
  }
  if (quietUntil !== null) {
    return { available: latest, notify: false, waitsUntil: quietUntil, reason: 'These are quiet hours.' };
  }
  return { available: latest, notify: true, waitsUntil: null, reason: 'This version is new.' };
}
