import type { Message } from '../messages/message.ts';
import type { OtelHealthState } from '../telemetry/telemetry.ts';
import type { Tokens } from '../tokens.ts';

/** How a session signed in, as its files show. */
export const signInClasses = ['chatgpt', 'apiKey', 'otherProvider', 'unknown'] as const;
export type SignInClass = (typeof signInClasses)[number];

/**
 * How firmly a session's files show its class: `strong` names it, `weak` is what is missing in them, `none` where
 * they show nothing.
 */
export const evidences = ['strong', 'weak', 'none'] as const;
export type Evidence = (typeof evidences)[number];

export interface ClassCoverage {
  readonly sessions: number;
  readonly tokens: Tokens;
  /** How many of the sessions are classed by evidence of each kind. */
  readonly evidence: Readonly<Record<Evidence, number>>;
}

/** Sessions and their tokens. */
export interface SessionShare {
  readonly sessions: number;
  readonly tokens: Tokens;
}

/** What is left on this machine of a session. `deleted`: only what Glance counted. */
export const rolloutStates = ['present', 'archived', 'compressed', 'deleted'] as const;
export type RolloutState = (typeof rolloutStates)[number];

/** A session that is not in an organisation's compliance export. */
export interface GapSession {
  readonly threadId: string;
  readonly class: SignInClass;
  readonly evidence: Evidence;
  /** ISO 8601 UTC; null where not recorded. */
  readonly startedAt: string | null;
  readonly lastActivityAt: string | null;
  readonly tokens: Tokens;
  readonly cwd: string | null;
  readonly originator: string | null;
  readonly rollout: RolloutState;
}

/** Sessions of the last so many local days by what the compliance export would hold of them. */
export interface CoverageSpan {
  readonly days: number;
  readonly total: SessionShare;
  /** Of a ChatGPT workspace: they would be in it. */
  readonly covered: SessionShare;
  /** API keys, other providers and personal accounts: they are not in it. */
  readonly gap: SessionShare;
  /** Whether they are in it cannot be known from this machine. */
  readonly notKnown: SessionShare;
}

/** The sessions of one local day by class. */
export interface CoverageDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly sessions: Readonly<Record<SignInClass, number>>;
}

/** The `codex-glance.coverage/1` document. */
export interface CoverageReport {
  readonly schema: 'codex-glance.coverage/1';
  readonly timezone: string;
  /** How many local days count, today being the last. */
  readonly days: number;
  readonly sessions: number;
  readonly tokens: Tokens;
  readonly byClass: Readonly<Record<SignInClass, ClassCoverage>>;
  /** The sessions of class `chatgpt` by whose account it is. */
  readonly accounts: {
    readonly workspace: number;
    readonly personal: number;
    readonly notKnown: number;
  };
  /** Of 7, 30 and 90 days. */
  readonly spans: readonly CoverageSpan[];
  /** Days with sessions, oldest first. */
  readonly byDay: readonly CoverageDay[];
  /** The last active first. */
  readonly gap: readonly GapSession[];
  /** Covered sessions whose last record leaves the 30 days of the Compliance API within seven days. */
  readonly leavingWindow: number;
  /** What is kept on this machine of the sessions in the gap. */
  readonly gapRollouts: Readonly<Record<RolloutState, number>>;
  /** Whether a collector of the user's own takes the logs, which would fill the gap. */
  readonly otelLogs: { readonly state: OtelHealthState; readonly reason: Message } | null;
  /** Each says why the counts may be too low; empty where they are exact. */
  readonly lowerBound: readonly Message[];
}
