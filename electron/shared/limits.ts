import type { Message } from './messages/message.ts';
import type { LimitPace } from './outlook.ts';

/**
 * How near a limit is to its end. `unknown`: its use is not known. `nearing`, `almost-used`: little, or nearly
 * nothing, is left. `reached`: nothing is left, or the server refuses further use.
 */
export type LimitLevel = 'unknown' | 'normal' | 'nearing' | 'almost-used' | 'reached';

/** One rate-limit window as last observed. Its kind comes from its length, never from its slot. */
export interface LimitWindow {
  /** `limitId:windowMinutes`, with the slot where that is needed. No two windows share one. */
  readonly id: string;
  /** Codex's own name of the limit; `codex` where a rollout gives none. */
  readonly limitId: string;
  readonly limitName: string | null;
  readonly windowMinutes: number | null;
  /** Where the server sends it; there only where its length does not tell it from the limit's other window. */
  readonly slot?: 'primary' | 'secondary';
  readonly kind: 'session' | 'daily' | 'weekly' | 'monthly' | 'other';
  /**
   * 0 to 100 as the server said; null once the window was reset and nothing newer was observed, and where the
   * server said no number that it could mean.
   */
  readonly usedPercent: number | null;
  readonly resetsAt: string | null;
  readonly observedAt: string;
  /** `current`: the window still runs. `reset`: it ended after the observation, so the use is not known. */
  readonly state: 'current' | 'reset';
  readonly reason: Message;
  readonly level: LimitLevel;
  /** The same as in its outlook; null where it cannot be said. */
  readonly pace: LimitPace | null;
  /** Present where no rollout said it: `account` for an answer to the user's own Codex program. */
  readonly source?: 'account';
}

/** Credits beyond, or in place of, the windows. */
export interface Credits {
  readonly hasCredits: boolean;
  readonly unlimited: boolean;
  /** As the server wrote it: it names no unit. Null where it is not known. */
  readonly balance: string | null;
  /**
   * `unlimited`, `available`: as the server said. `out`: none are left and work depends on them. `none`: there
   * are none, and the windows alone decide. `unknown`: the server did not say.
   */
  readonly state: 'unlimited' | 'available' | 'out' | 'none' | 'unknown';
  readonly reason: Message;
  readonly observedAt: string;
}

/** The cap on what a member may spend, as a workspace sets it. Amounts as the server wrote them: it names no unit. */
export interface SpendCap {
  /** Null where it is not known, as after its reset; so for the others. */
  readonly limit: string | null;
  readonly used: string | null;
  /** 0 to 100. */
  readonly remainingPercent: number | null;
  readonly resetsAt: string | null;
  /** The server refuses further use because of it. */
  readonly reached: boolean;
  /** `reset`: it ended after the observation, so what is used of it is not known. */
  readonly state: 'current' | 'reset';
  readonly level: LimitLevel;
  readonly reason: Message;
  readonly observedAt: string;
}

/** What stops the work first: of all windows, the spend cap and the credits. The one decision, for every view. */
export interface BindingLimit {
  /** Null where the use of none is known, or where the server says that one was reached and not which. */
  readonly of: 'window' | 'spend-cap' | 'credits' | null;
  /** The window's `id` where it is a window, else null. */
  readonly id: string | null;
  /**
   * As of `LimitLevel`; `runs-out`: most likely before its reset. `none`: there is no limit to know, as with
   * API keys.
   */
  readonly state: LimitLevel | 'runs-out' | 'none';
  readonly reason: Message;
  /** When it opens or resets; null where that is not known. */
  readonly resetsAt: string | null;
  /** Ids of windows whose use is not known; `spend-cap` for the cap. While there are any, not all is well. */
  readonly notKnown: readonly string[];
}

export interface Limits {
  /**
   * `observed`: at least one window is current, or credits or a spend cap are known. `stale`: all have reset
   * since. `none`: never seen.
   */
  readonly state: 'observed' | 'stale' | 'none';
  readonly reason: Message;
  readonly planType: string | null;
  /** Shortest window first. */
  readonly windows: readonly LimitWindow[];
  readonly credits: Credits | null;
  /** There where the newest observation names one. */
  readonly spendCap?: SpendCap;
  /** Set where the newest observation says that a limit was hit. */
  readonly reachedType: string | null;
  readonly binding: BindingLimit;
  /** The newest of all, windows, credits and cap. */
  readonly observedAt: string | null;
}

/**
 * Returns a window as it is at `now`, in milliseconds since the epoch: a Snapshot may be older than the end of a
 * window, and then its use is no longer known.
 */
export function windowAt(window: LimitWindow, now: number): LimitWindow {
  if (window.resetsAt === null || !(Date.parse(window.resetsAt) <= now)) return window;
  return { ...window, state: 'reset', usedPercent: null, level: 'unknown', pace: null };
}

/** Returns a spend cap as it is at `now`, in milliseconds since the epoch. */
export function spendCapAt(cap: SpendCap, now: number): SpendCap {
  if (cap.resetsAt === null || !(Date.parse(cap.resetsAt) <= now)) return cap;
  return { ...cap, state: 'reset', used: null, remainingPercent: null, reached: false, level: 'unknown' };
}

/**
 * Returns what binds at `now`, in milliseconds since the epoch: what has reset since no longer binds, and what
 * replaces it is not known before the next Snapshot.
 */
export function bindingAt({ binding, windows, spendCap }: Limits, now: number): BindingLimit {
  const over = windows.filter((window) => windowAt(window, now) !== window).map(({ id }) => id);
  const capOver = spendCap !== undefined && spendCapAt(spendCap, now) !== spendCap;
  const notKnown = [...new Set([...binding.notKnown, ...over, ...(capOver ? ['spend-cap'] : [])])];
  if (notKnown.length === binding.notKnown.length) return binding;
  const isOver = binding.of === 'spend-cap' ? capOver : binding.id !== null && over.includes(binding.id);
  const mayBeOver = binding.of === null || isOver;
  return mayBeOver
    ? { ...binding, of: null, id: null, state: 'unknown', resetsAt: null, notKnown }
    : { ...binding, notKnown };
}

/**
 * Returns the percent used, rounded down so that a limit is not called reached before it is; null where not known.
 */
export function shownUse({ usedPercent }: Pick<LimitWindow, 'usedPercent'>): number | null {
  return usedPercent === null ? null : Math.floor(usedPercent);
}

/** Windows by their use, those without a known use last. */
export function fullestFirst(windows: readonly LimitWindow[]): LimitWindow[] {
  return windows.toSorted((a, b) => (b.usedPercent ?? -1) - (a.usedPercent ?? -1));
}

/** Returns the percent of a spend cap that is used, rounded down; null where not known. */
export function capUse({ remainingPercent }: Pick<SpendCap, 'remainingPercent'>): number | null {
  return remainingPercent === null ? null : Math.floor(100 - remainingPercent);
}

/** Returns the percent left where `shown` percent is shown as used. */
export function leftOf(shown: number): number {
  return Math.max(0, 100 - shown);
}
