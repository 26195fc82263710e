import type { Message } from './messages/message.ts';
import type { Cost } from './pricing.ts';
import type { Tokens } from './tokens.ts';

/** How a session's user signed in, where the evidence allows to know it. Null is "not known". */
export type AuthKind = 'chatgpt' | 'apikey' | 'provider' | null;

/** A sum over a span of time. `from` inclusive, `to` exclusive, both ISO 8601 UTC. */
export interface Period extends Cost {
  readonly from: string;
  readonly to: string;
  readonly tokens: Tokens;
  readonly responses: number;
  readonly sessions: number;
}

export interface ModelUsage extends Cost {
  /** Null where the rollout does not say. */
  readonly model: string | null;
  readonly tokens: Tokens;
  readonly responses: number;
}

/** A local calendar day, `YYYY-MM-DD` in the Snapshot's time zone. */
export interface DayUsage extends Cost {
  readonly day: string;
  readonly tokens: Tokens;
}

export type SessionState =
  /** A turn is under way. */
  | 'running'
  /** Loaded or recent, no turn under way. */
  | 'idle'
  /** The last turn ended with an error. */
  | 'failed'
  /** A turn started and never ended, and nobody holds the session. */
  | 'crashed'
  /** Ended, or untouched for long. */
  | 'ended';

/** How full the model's context is after the last response. */
export interface ContextFill {
  readonly usedTokens: number;
  readonly windowTokens: number;
  /** 0 to 100, one decimal. */
  readonly usedPercent: number;
}

/** What happened in a session, counted by kind; its content is never read. */
export interface Activity {
  readonly turns: number;
  /** Calls of tools as the model asked for them, whether or not they ran. */
  readonly toolCalls: number;
  /** Turns that the user or Codex broke off. */
  readonly aborted: number;
  /** Turns that ended with an error. */
  readonly failed: number;
  readonly compactions: number;
  readonly rollbacks: number;
}

/** A sum over responses that were alike in all that their price depends on. */
export interface AttributedUsage {
  readonly model: string | null;
  readonly effort: string | null;
  /** As the rollout says; null where it says nothing, which need not mean standard. */
  readonly serviceTier: string | null;
  /** Requests of more than 272,000 input tokens. */
  readonly longContext: boolean;
  readonly tokens: Tokens;
  readonly responses: number;
}

/** One thread, over all its files. */
export interface SessionUsage extends Cost {
  readonly threadId: string;
  readonly codexHome: string;
  readonly cwd: string | null;
  readonly originator: string | null;
  readonly model: string | null;
  readonly effort: string | null;
  readonly parentThreadId: string | null;
  readonly forkedFromId: string | null;
  /** The root of the tree of subagents that the thread belongs to; its own id where it is the root. */
  readonly sessionId: string;
  /** The remote of the folder's Git repository, without credentials. */
  readonly repository: string | null;
  readonly branch: string | null;
  readonly modelProvider: string | null;
  readonly cliVersion: string | null;
  readonly serviceTier: string | null;
  readonly activity: Activity;
  /** True where none of its files is left; what was counted stays. */
  readonly gone: boolean;
  readonly auth: AuthKind;
  readonly startedAt: string | null;
  readonly lastActivityAt: string | null;
  readonly state: SessionState;
  /** Why the state is what it is. */
  readonly reason: Message;
  readonly tokens: Tokens;
  readonly responses: number;
}

/** A session that runs, or ran within the last minutes. */
export interface LiveSession extends SessionUsage {
  /** There where Codex's shared daemon is listened to, and says that the session waits for a person. */
  readonly waitsFor?: 'approval' | 'answer';
  readonly context: ContextFill | null;
  /** Billed tokens per minute over the last minutes; null until a response was observed in the span. */
  readonly tokensPerMinute: number | null;
  /** Tokens of each of the last 15 minutes, oldest first, for a sparkline. */
  readonly minutes: readonly number[];
}

/** Progress of a first scan. Bytes are of the files on disk. */
export interface ScanProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** Something of each span of a Snapshot. */
export interface OfSpans<T> {
  readonly today: T;
  /** The calendar week, from Monday. */
  readonly week: T;
  /** The calendar month. */
  readonly month: T;
  /** Today and the six days before. */
  readonly last7Days: T;
  /** Today and the 29 days before. */
  readonly last30Days: T;
}

export interface Usage extends OfSpans<Period> {
  /**
   * `no-home`: no Codex home exists. `empty`: one exists, nothing was recorded. `scanning`: the first
   * read is under way and sums are lower bounds. `ready`: everything readable was read.
   */
  readonly state: 'no-home' | 'empty' | 'scanning' | 'ready';
  readonly reason: Message;
  readonly progress: ScanProgress | null;
  /** Over the last 30 days, most tokens first. */
  readonly models: readonly ModelUsage[];
  /** The last 30 days, oldest first, gaps filled. */
  readonly days: readonly DayUsage[];
  /** Tokens of the last 30 days by hour of the local week: seven days from Monday, of 24 hours each. */
  readonly hours: readonly (readonly number[])[];
  /** Running first, then the most recent. */
  readonly live: readonly LiveSession[];
  /** The ten most recently active sessions. */
  readonly recent: readonly SessionUsage[];
  /** Time of the newest line that counted; null where nothing was read. */
  readonly newestAt: string | null;
}

/** Tokens by hour of the local week over some weeks that end today. */
export interface WeekHoursReport {
  readonly weeks: number;
  /** Seven days from Monday, of 24 hours each. */
  readonly hours: readonly (readonly number[])[];
}
