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
}
