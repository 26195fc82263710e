import type { Message } from '../messages/message.ts';

/** The spans of local time over which spending is summed. */
export const guardPeriods = ['day', 'week', 'month'] as const;
export type GuardPeriod = (typeof guardPeriods)[number];

/** A budget as it stands. */
export interface GuardBudget {
  /** `usd-day`, `usd-week`, `usd-month`, or `limit-` with the name that was given. */
  readonly id: string;
  readonly unit: 'usd' | 'percent';
  readonly limit: number;
  /** In the same unit; null where it is not known. Of a cost that is known in part, what is known. */
  readonly used: number | null;
  /** `over`: at or above a limit of use, above a sum of money. `not-known`: what is known is not enough to say. */
  readonly state: 'within' | 'over' | 'not-known';
  readonly reason: Message;
  /** When it starts over, ISO 8601 UTC; null where not known. */
  readonly resetsAt: string | null;
}

/** The `codex-glance.guard/1` document. */
export interface GuardReport {
  readonly schema: 'codex-glance.guard/1';
  /** True where at least one budget is over. */
  readonly over: boolean;
  readonly budgets: readonly GuardBudget[];
  /** What is about to happen, such as credits that begin to be spent. */
  readonly notes: readonly Message[];
  /** Of `guard install` and `uninstall`: the hook. */
  readonly hook?: GuardHook;
}

/** Whether Codex runs a guard: as posture has it, or `absent`. */
export const guardHookStates = [
  'absent',
  'trusted',
  'untrusted',
  'modified',
  'disabled',
  'blocked',
  'managed',
  'not-used',
  'not-supported',
  'not-known',
] as const;

/** The guard as a hook in the config.toml of a Codex home, written, planned or taken out. */
export interface GuardHook {
  readonly action: 'install' | 'uninstall';
  readonly dryRun: boolean;
  /** As Codex names it. */
  readonly file: string;
  /** The command line that Codex runs; null where the file has no guard. */
  readonly command: string | null;
  /** True where bytes were written; with `dryRun`, would be. */
  readonly changed: boolean;
  /** Unified diff without context lines; empty where nothing changes. */
  readonly diff: string;
  /** The file with the bytes from before; null where there were none, or nothing was written. */
  readonly backup: string | null;
  /** The lines to write by hand where Glance cannot edit the file safely; null otherwise. */
  readonly paste: string | null;
  readonly state: (typeof guardHookStates)[number];
  /** Whether Codex runs it in the next session (with `dryRun`: would); null where that is not known. */
  readonly runs: boolean | null;
  readonly reason: Message;
  /** What else follows, plain sentences. */
  readonly follows: readonly Message[];
  /** When Codex last ran a guard, ISO 8601 UTC; null where it never did. */
  readonly ranAt: string | null;
}
