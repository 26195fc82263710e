import type { Message } from './messages/message.ts';
/** What Codex's shared daemon says of a session that it holds. */
export type ThreadState = 'working' | 'waiting-approval' | 'waiting-answer' | 'idle' | 'failed';

export interface LiveThread {
  readonly threadId: string;
  readonly state: ThreadState;
  /** When this was first heard; before that it may have been so already. */
  readonly since: string;
}

/** Glance as a listener of Codex's shared daemon. */
export interface LiveDaemon {
  /** `off`: not switched on. `absent`: no daemon runs. `failing`: it runs and cannot be listened to. */
  readonly state: 'off' | 'absent' | 'attached' | 'failing';
  readonly reason: Message;
  /** When this state began; null where it is off. */
  readonly since: string | null;
  /** Those that wait for a person first. */
  readonly threads: readonly LiveThread[];
}

/** What the account's own count says beside what this machine's sessions hold. */
export interface AccountTotals {
  readonly lifetimeTokens: number | null;
  /** First and last day that both count, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Tokens of these days by the account. */
  readonly account: number;
  /** Tokens of these days by the sessions on this machine. */
  readonly local: number;
  /** What the difference is, one sentence. */
  readonly reason: Message;
}

/** Limits that Glance has the user's own Codex program ask for. */
export interface FreshLimits {
  readonly state: 'off' | 'waiting' | 'asking' | 'fresh' | 'failing';
  readonly reason: Message;
  /** When the last answer came. */
  readonly checkedAt: string | null;
  /** The version of the Codex program that was asked. */
  readonly codexVersion: string | null;
  readonly account: AccountTotals | null;
}

/** What is known only because the user switched it on. */
export interface Live {
  readonly daemon: LiveDaemon;
  readonly freshLimits: FreshLimits;
}
