import type { Tokens } from '../tokens.ts';

/** Sessions by whether a compliance export of a ChatGPT workspace holds them. */
export const fleetClasses = ['chatgpt', 'apiKey', 'otherProvider', 'unknown'] as const;
export type FleetClass = (typeof fleetClasses)[number];

/** Sessions and their tokens, input and output. */
export interface FleetShare {
  readonly sessions: number;
  readonly tokens: number;
}

/** What was used, each turn counted once. */
export interface FleetUse {
  readonly sessions: number;
  /** Null where only whole sessions were exported. */
  readonly turns: number | null;
  readonly tokens: Tokens;
  /** US dollars of what has a price; null where nothing has one. */
  readonly costUsd: number | null;
  /** Tokens that no price is known for, which `costUsd` leaves out. */
  readonly unpricedTokens: number;
}

/** What a team used. Null is what the mapping names no team for. */
export interface FleetTeam extends FleetUse {
  readonly team: string | null;
  readonly machines: number;
}

export interface FleetModel extends FleetUse {
  readonly model: string | null;
}

/** One rule of a policy: on how many machines it stands how, by the newest result of each. */
export interface FleetRule {
  readonly policy: string;
  readonly rule: string;
  readonly title: string;
  readonly level: string;
  readonly passed: number;
  readonly failed: number;
  readonly waived: number;
  readonly notKnown: number;
}

/** On how many machines a version was seen last. Null is not recorded. */
export interface FleetVersion {
  readonly version: string | null;
  readonly machines: number;
}

/** A machine that others have outlived: no record of it is as new. */
export interface SilentMachine {
  readonly machine: string;
  readonly host: string | null;
  /** ISO 8601 UTC. */
  readonly lastAt: string;
}

/** A file, or lines of one, that could not be read. */
export interface UnreadSource {
  /** Absolute. */
  readonly file: string;
  /** Null for the whole file. */
  readonly lines: number | null;
  readonly reason: string;
}

/** The `codex-glance.fleet/1` document: one report over many machines. */
export interface FleetReport {
  readonly schema: 'codex-glance.fleet/1';
  readonly generatedAt: string;
  /** Days in UTC that count, both included; null where not limited. */
  readonly since: string | null;
  readonly until: string | null;
  readonly sources: {
    readonly files: number;
    readonly bundles: number;
    readonly records: number;
    /** Records that were there twice or more, counted once. */
    readonly repeated: number;
    readonly unread: readonly UnreadSource[];
  };
  readonly machines: {
    readonly fromRecords: number;
    /** A bundle names no machine: each counts as one. */
    readonly fromBundles: number;
    /** Days with a record, summed over machines. */
    readonly days: number;
    /** ISO 8601 UTC; null where there is no record. */
    readonly firstAt: string | null;
    readonly lastAt: string | null;
    readonly silentDays: number;
    /** Without a record in the last `silentDays` before `lastAt`, the longest silent first. */
    readonly silent: readonly SilentMachine[];
  };
  readonly coverage: FleetShare & { readonly byClass: Readonly<Record<FleetClass, FleetShare>> };
  /** Most failures first. */
  readonly policy: readonly FleetRule[];
  /** Of records alone: bundles hold no cost. */
  readonly cost: {
    readonly totals: FleetUse;
    /** The most expensive first. */
    readonly byTeam: readonly FleetTeam[];
    readonly byModel: readonly FleetModel[];
  };
  readonly versions: {
    readonly codex: readonly FleetVersion[];
    readonly glance: readonly FleetVersion[];
  };
}
