import type { Fields, FieldValue } from './field.ts';

/** The format of a policy file, as its key `policy` says. */
export const POLICY_FORMAT = 'codex-glance.policy/1';

export const checkLevels = ['error', 'warning', 'note'] as const;
export type CheckLevel = (typeof checkLevels)[number];

/** What a policy may set of a rule. */
export interface RuleShape {
  readonly id: string;
  /** One sentence, for comments and the JSON schema. */
  readonly about: string;
  readonly level: CheckLevel;
  readonly fields: Fields;
}

/** A line of a policy file. */
export interface PolicyPlace {
  /** Absolute. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A rule as a policy sets it. */
export interface PolicyRule {
  readonly id: string;
  readonly level: CheckLevel;
  /** Folders that the rule is limited to, as patterns; none for everywhere. */
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, FieldValue>>;
  /** Null for a policy that comes with Glance. */
  readonly place: PolicyPlace | null;
}

/** Lets a rule fail for a time. */
export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
  readonly paths: readonly string[];
  readonly place: PolicyPlace | null;
}

export interface Policy {
  readonly name: string;
  /** Absolute; null for one that comes with Glance. */
  readonly file: string | null;
  /** In the order of the catalogue. */
  readonly rules: readonly PolicyRule[];
  readonly waivers: readonly Waiver[];
}
