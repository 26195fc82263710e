import type { Message } from './messages/message.ts';
import type { Cost } from './pricing.ts';
import type { Tokens } from './tokens.ts';
import type { AuthKind, SessionState, SessionUsage } from './usage.ts';

/** One session in the list of all. Times are ISO 8601 UTC. */
export interface SessionListRow extends Pick<Cost, 'costUsd' | 'costLowerBoundUsd'> {
  readonly threadId: string;
  readonly cwd: string | null;
  /** Most tokens first; null for responses that name none. The last that was set, where no response is counted. */
  readonly models: readonly (string | null)[];
  readonly state: SessionState;
  readonly startedAt: string | null;
  readonly lastActivityAt: string | null;
  /** Input and output of all responses. */
  readonly tokens: number;
  readonly originator: string | null;
  readonly auth: AuthKind;
  /** What started it, where that was another session. */
  readonly parentThreadId: string | null;
}

/** Every session of the history, the one that was active last first. */
export interface SessionList {
  readonly schema: 'codex-glance.session-list/1';
  readonly rows: readonly SessionListRow[];
  /** Each says why the sums may be too low; empty where they are exact. */
  readonly lowerBound: readonly Message[];
}

/** One turn: all that followed one request of the user. */
export interface SessionTurn {
  /** Null in sessions of Codex 0.104 and older, which named none. */
  readonly turnId: string | null;
  readonly startedAt: string | null;
  /** Null where it goes on, or its end was not recorded. */
  readonly endedAt: string | null;
  /** `open`: its end was not recorded. */
  readonly outcome: 'completed' | 'failed' | 'aborted' | 'open';
  /** Of its last response; of its settings where it has none. */
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  readonly tokens: Tokens;
  readonly responses: number;
  /** What the context held at its end; null where that was not recorded. */
  readonly contextTokens: number | null;
  /** The model's context window at its end; null where that was not recorded. */
  readonly windowTokens: number | null;
  readonly compactions: number;
  readonly toolCalls: number;
}

/** A session that another comes from, or led to. */
export interface RelatedSession {
  readonly threadId: string;
  /** Null where nothing of it was ever read. */
  readonly known: Pick<SessionUsage, 'cwd' | 'model' | 'startedAt' | 'state' | 'tokens' | 'costUsd'> | null;
}

/** The turns of one session, and the sessions that it is related to. The parts add up to `session.tokens`. */
export interface SessionTurns {
  readonly schema: 'codex-glance.session-turns/1';
  readonly session: SessionUsage;
  /** Oldest first. */
  readonly turns: readonly SessionTurn[];
  /** Turns that were copied from the session it was forked from; they count there. */
  readonly copiedTurns: number;
  /** What was counted, and is in no file that can be read now. */
  readonly elsewhere: { readonly tokens: Tokens; readonly responses: number };
  readonly tree: {
    readonly forkedFrom: RelatedSession | null;
    readonly parent: RelatedSession | null;
    /** Oldest first. */
    readonly subagents: readonly RelatedSession[];
    readonly forks: readonly RelatedSession[];
  };
}
