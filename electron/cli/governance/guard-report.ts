import { type Budget, decideGuard, type Spent } from '../../core/governance/guard/decide-guard.ts';
import { Calendar, namedSpans } from '../../core/time/calendar.ts';
import type { GuardPeriod, GuardReport } from '../../shared/governance/guard-report.ts';
import { projectPattern } from '../commands/usage/usage-options.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load, readUsage } from '../run/load.ts';

/** Whether limits are read although no budget asks for them. */
export interface GuardWish {
  /** Folders as given. */
  readonly projects: readonly string[];
  readonly needsLimits: boolean;
}

/** Holds what was used against budgets. */
export async function readGuard(
  session: CommandContext,
  budgets: readonly Budget[],
  { projects, needsLimits }: GuardWish,
): Promise<GuardReport> {
  const asksLimits = needsLimits || budgets.some(({ kind }) => kind === 'limit');
  const { usage } = session;
  await readUsage(session);
  const limits = asksLimits ? (usage.limits?.() ?? (await load(session)).limits) : null;
  const patterns = projects.map((each) => projectPattern(each, session));
  return decideGuard(budgets, {
    spent: (period) => spentIn(session, period, patterns),
    limits,
    now: session.terminal.clock.now(),
  });
}

function spentIn(
  { terminal, timezone, usage }: CommandContext,
  period: GuardPeriod,
  projects: readonly string[],
): Spent {
  const calendar = new Calendar(timezone);
  const spans = namedSpans(calendar, terminal.clock.now());
  const span = { day: spans.today, week: spans.week, month: spans.month }[period];
  const report = usage.usageReport({
    by: 'model',
    since: calendar.day(span.from),
    until: calendar.day(span.to - 1),
    ...(projects.length === 0 ? {} : { projects }),
  });
  const { tokens, ...cost } = report.totals;
  return {
    ...cost,
    tokens: tokens.total,
    models: report.rows.flatMap(({ models }) => models),
    until: new Date(span.to).toISOString(),
  };
}
