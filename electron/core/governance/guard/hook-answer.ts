import type { GuardBudget, GuardReport } from '../../../shared/governance/guard-report.ts';
import { guardHookMessage } from '../../../shared/messages/en/governance/guard-hook.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';

/**
 * What a `UserPromptSubmit` hook answers, as 0.171.0 takes it from a program that exits with 0: `decision` keeps
 * the prompt from being sent, `systemMessage` is shown to the user. Other output would go to the model.
 */
export type HookAnswer =
  | { readonly decision: 'block'; readonly reason: string }
  | { readonly systemMessage: string }
  | Readonly<Record<string, never>>;

/** Decides the answer: a prompt is stopped by a budget that is over, not by one that is not known. */
export function hookAnswer({ budgets, notes }: GuardReport): HookAnswer {
  const over = budgets.filter(({ state }) => state === 'over');
  if (over.length > 0) {
    return { decision: 'block', reason: textOf([...over.map(figures), ...reasons(over), way]) };
  }
  const unknown = budgets.filter(({ state }) => state === 'not-known');
  const words = [...reasons(unknown), ...notes.map(plainTextOf)];
  return words.length === 0 ? {} : { systemMessage: textOf(words) };
}

const way = plainTextOf(guardHookMessage('guard-hook.way-out'));

function reasons(budgets: readonly GuardBudget[]): string[] {
  return budgets.map(({ reason }) => plainTextOf(reason));
}

/** Such as `usd-day: $52.10 of $50.00`. */
function figures({ id, unit, used, limit }: GuardBudget): string {
  const shown = (value: number | null) =>
    value === null ? '?' : unit === 'usd' ? `$${value.toFixed(2)}` : `${Math.floor(value * 10) / 10}%`;
  return `${id}: ${shown(used)} of ${shown(limit)}`;
}

function textOf(sentences: readonly string[]): string {
  return `Codex Glance: ${sentences.map((one) => (one.endsWith('.') ? one : `${one}.`)).join(' ')}`;
}
