/** One rate-limit window as last observed. Its kind comes from its length, never from its slot. */
export interface LimitWindow {
  /** `limitId:windowMinutes`. */
  readonly id: string;
  /** Codex's own name of the limit; `codex` where a rollout gives none. */
  readonly limitId: string;
  readonly limitName: string | null;
  readonly windowMinutes: number | null;
  readonly kind: 'session' | 'daily' | 'weekly' | 'monthly' | 'other';
  /** 0 to 100 as the server said; null once the window was reset and nothing newer was observed. */
  readonly usedPercent: number | null;
  readonly resetsAt: string | null;
  readonly observedAt: string;
  /** `current`: the window still runs. `reset`: it ended after the observation, so the use is not known. */
  readonly state: 'current' | 'reset';
  readonly reason: string;
  /** There where it was not a rollout that told: `account` for an answer to the user's own Codex program. */
  readonly source?: 'account';
}

/** The cap on what a member may spend, as a workspace sets it. Amounts as the server wrote them: it names no unit. */
export interface SpendCap {
  readonly limit: string | null;
  readonly used: string | null;
  /** 0 to 100. */
  readonly remainingPercent: number | null;
  readonly resetsAt: string | null;
  /** The server refuses further use because of it. */
  readonly reached: boolean;
}

export interface Limits {
  /** `observed`: at least one window is current. `stale`: all have reset since. `none`: never seen. */
  readonly state: 'observed' | 'stale' | 'none';
  readonly reason: string;
  readonly planType: string | null;
  /** Shortest window first. */
  readonly windows: readonly LimitWindow[];
  readonly credits: {
    readonly hasCredits: boolean;
    readonly unlimited: boolean;
    readonly balance: string | null;
  } | null;
  /** There where the newest observation names one. */
  readonly spendCap?: SpendCap;
  /** Set where the newest observation says that a limit was hit. */
  readonly reachedType: string | null;
  readonly observedAt: string | null;
}
