import type { Message } from './messages/message.ts';
/** Where even use of a window would stand by now, and how its use compares. Percent of the window. */
export interface LimitPace {
  /** `ahead`: more is used than even use would have; `even`: within what rounding could explain. */
  readonly state: 'even' | 'ahead' | 'behind';
  /** The even-pace mark, 0 to 100. */
  readonly expectedPercent: number;
  /** Used minus expected. */
  readonly deltaPercent: number;
}

/** A number with the range that eight of ten outcomes should lie in. `low <= value <= high`. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** When a window is used up. Never after its reset: a bound that lies there is null. */
export interface RunOut {
  /** Null where it most likely lasts. */
  readonly at: string | null;
  readonly earliest: string;
  /** Null where it may also last. */
  readonly latest: string | null;
}

/** What will become of a window. */
export interface WindowOutlook {
  /** The `id` of a window of `limits.windows`. */
  readonly id: string;
  /**
   * `unknown`: its use or its end is not known. `too-early`: too little of it has passed, or was used, to
   * say anything. `lasts`: until the reset, in all of the range. `may-run-out`: it most likely lasts.
   * `runs-out`: it most likely does not. `reached`: nothing is left.
   */
  readonly state: 'unknown' | 'too-early' | 'lasts' | 'may-run-out' | 'runs-out' | 'reached';
  readonly reason: Message;
  readonly startedAt: string | null;
  readonly pace: LimitPace | null;
  /** Percent that would be used by the reset if nothing stopped at 100. */
  readonly atReset: Estimate | null;
  readonly runsOut: RunOut | null;
  /** What used the most tokens on this machine since the window began; null where its begin is not known. */
  readonly use: WindowUse | null;
  /** Why it is not known what used it; left out where it is. */
  readonly useReason?: Message;
}

/** Part of the tokens that were used in a window. */
export interface UseShare {
  /** A thread id, a model or a folder; null where the rollouts do not say. */
  readonly key: string | null;
  readonly tokens: number;
  /** Of this machine's tokens in the window that count against its limit, 0 to 100. */
  readonly percent: number;
}

/**
 * Tokens of this machine in a window that count against its limit, most first, at most five of a kind. Other
 * devices are not in it, nor models that have a limit of their own.
 */
export interface WindowUse {
  readonly tokens: number;
  readonly sessions: readonly (UseShare & { readonly cwd: string | null })[];
  readonly models: readonly UseShare[];
  readonly folders: readonly UseShare[];
}

/** Tokens per minute, billed. */
export interface Burn {
  /** Over the last quarter to half of an hour; 0 where nothing was used. */
  readonly now: number;
  /** Since local midnight. */
  readonly today: number;
  /** Since local Monday. */
  readonly week: number;
}

/** What the calendar month will come to. */
export interface MonthOutlook {
  readonly tokens: Estimate;
  /** US dollars; null where the price of the month so far is not known. */
  readonly costUsd: Estimate | null;
}

/** The sentence that matters most of all windows, the same on the page, in the tray and in the terminal. */
export interface OutlookSentence {
  /** The window that it speaks of. */
  readonly windowId: string;
  /** Such as "Weekly limit runs out Thu 14:00 at this pace". */
  readonly text: string;
  /** The range in words; null where there is none. */
  readonly detail: string | null;
}

/** What follows from use and limits for the time to come. */
export interface Outlook {
  /** The window that stops the work first; null where none is known. */
  readonly bindingId: string | null;
  /** Why that one binds. */
  readonly bindingReason: Message;
  /** Null unless a window is used up or most likely will be. */
  readonly sentence: OutlookSentence | null;
  /** In the order of `limits.windows`. */
  readonly windows: readonly WindowOutlook[];
  readonly burn: Burn;
  /** Null while too little of the month has passed. */
  readonly month: MonthOutlook | null;
}
