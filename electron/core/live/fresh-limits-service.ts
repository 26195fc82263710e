import type { FreshLimits } from '../../shared/live.ts';
import { liveMessage } from '../../shared/messages/en/codex/live.ts';
import { errorWords } from '../../shared/messages/en/words.ts';
import type { Message } from '../../shared/messages/message.ts';
import { CannotAsk } from '../config/verify/ask.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import type { Clock } from '../platform/ports.ts';
import { compareTotals, type DayTokens } from './account-totals.ts';
import type { AccountAnswer } from './ask-account.ts';
import { type AskInput, decideAsk } from './ask-schedule.ts';

export interface FreshLimitsParts {
  readonly clock: Pick<Clock, 'now'>;
  /** Lets Codex ask once. Throws where it got no answer. */
  readonly ask: () => Promise<AccountAnswer>;
  /** Tokens of this machine by local day. */
  readonly localDays: (from: string, to: string) => readonly DayTokens[];
  readonly onChange: () => void;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** Limits and totals of the account, while asking for them is switched on. */
export class FreshLimitsService {
  private readonly parts: FreshLimitsParts;
  private on = false;
  private asking = false;
  private askedAt: number | null = null;
  private failures = 0;
  private answer: AccountAnswer | null = null;
  private checkedAt: number | null = null;
  private problem: Message | null = null;

  constructor(parts: FreshLimitsParts) {
    this.parts = parts;
  }

  switch(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    if (on) this.consider('switched-on');
    else {
      this.answer = null;
      this.checkedAt = null;
      this.problem = null;
      this.failures = 0;
      this.parts.onChange();
    }
  }

  /** Considers asking, because the user looks or refreshes. */
  consider(cause: AskInput['cause']): void {
    const { on, asking, askedAt, failures, parts } = this;
    const random = (parts.random ?? Math.random)();
    const now = parts.clock.now();
    if (decideAsk({ on, asking, cause, askedAt, failures, random, now }).state === 'hold') return;
    this.askedAt = now;
    this.asking = true;
    parts.onChange();
    void this.ask();
  }

  /** Returns the last observation of each limit, the account's own first. */
  observations(): readonly LimitObservation[] {
    return this.on ? (this.answer?.limits ?? []) : [];
  }

  view(): FreshLimits {
    const { answer, checkedAt } = this;
    return {
      ...this.state(),
      checkedAt: checkedAt === null ? null : new Date(checkedAt).toISOString(),
      codexVersion: answer?.codexVersion ?? null,
      account: this.account(),
    };
  }

  private state(): Pick<FreshLimits, 'state' | 'reason'> {
    const { on, asking, answer, problem } = this;
    if (!on) return { state: 'off', reason: liveMessage('live.fresh-limits.off') };
    if (asking) return { state: 'asking', reason: liveMessage('live.fresh-limits.asking') };
    if (problem !== null)
      return { state: 'failing', reason: liveMessage('live.fresh-limits.failing', { problem }) };
    return answer === null
      ? { state: 'waiting', reason: liveMessage('live.fresh-limits.waiting') }
      : { state: 'fresh', reason: liveMessage('live.fresh-limits.fresh') };
  }

  private account(): FreshLimits['account'] {
    const usage = this.answer?.usage;
    if (!usage) return null;
    const days = usage.days.map(({ day }) => day).toSorted();
    return compareTotals(usage, this.parts.localDays(days[0] ?? '', days.at(-1) ?? ''));
  }

  private async ask(): Promise<void> {
    try {
      const answer = await this.parts.ask();
      this.failures = 0;
      this.problem = null;
      if (this.on) {
        this.answer = answer;
        this.checkedAt = this.parts.clock.now();
      }
    } catch (error) {
      this.failures += 1;
      if (this.on) this.problem = whyNot(error);
    }
    this.asking = false;
    this.parts.onChange();
  }
}

function whyNot(error: unknown): Message {
  if (error instanceof CannotAsk) return error.why;
  return errorWords(error);
}
