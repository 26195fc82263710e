import type { Message } from '../messages/message.ts';

/** A rule, and of how many sessions it would have changed a setting. */
export interface SimulatedRule {
  readonly id: string;
  readonly title: Message;
  readonly level: 'error' | 'warning' | 'note';
  readonly affected: number;
  readonly within: number;
  /** Sessions that record nothing of it. */
  readonly notKnown: number;
  /** The values that it would not have allowed, the most frequent first. */
  readonly values: readonly { readonly value: string; readonly sessions: number }[];
}

/** A folder with sessions that would have been affected. */
export interface SimulatedProject {
  /** Null where the sessions name none. */
  readonly cwd: string | null;
  readonly sessions: number;
  readonly affected: number;
  /** Ids of the rules. */
  readonly rules: readonly string[];
}

/** The `codex-glance.simulation/1` document: what a policy would have changed. */
export interface SimulationReport {
  readonly schema: 'codex-glance.simulation/1';
  readonly policy: string;
  /** The last so many days, of 24 hours. */
  readonly days: number;
  /** With a turn in the span. */
  readonly sessions: number;
  readonly affected: number;
  /** Not affected by what is known, while something is not. */
  readonly notKnown: number;
  /** Files that could not be read, so that there may be more sessions. */
  readonly unreadable: number;
  /** Sessions that were left out because reading took too long. */
  readonly leftOut: number;
  readonly rules: readonly SimulatedRule[];
  /** The most affected first. */
  readonly projects: readonly SimulatedProject[];
  /** Ids of the policy's rules of which sessions record nothing. */
  readonly notSimulated: readonly string[];
}
