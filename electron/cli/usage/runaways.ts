import type { UsageReport } from '../../shared/commands.ts';

/** When a session counts as a runaway. */
export interface RunawayRule {
  /** More than so many times the tokens of the week's median session. */
  readonly times: number;
  /** Or above so many US dollars in a week; null where cost is no reason. */
  readonly usd: number | null;
}

export const RUNAWAY_TIMES = 10;

/** With fewer sessions in a week, a median says nothing of what is usual. */
export const LEAST_SESSIONS = 5;

/** A session that used far more in a week than others. */
export interface Runaway {
  /** The week's Monday, `YYYY-MM-DD`. */
  readonly week: string;
  readonly threadId: string;
  readonly cwd: string | null;
  readonly codexHome: string | null;
  readonly tokens: number;
  readonly costUsd: number | null;
  /** Of the tokens of the week's median session; null where the week has too few sessions. */
  readonly timesMedian: number | null;
  readonly reason: 'tokens' | 'cost';
}

/**
 * Sessions that are runaways in a week by the rule, the most recent week first, then by tokens.
 * `sessions` is a report by session, split by week alone. A subagent is a session of its own.
 */
export function findRunaways(sessions: UsageReport, rule: RunawayRule): Runaway[] {
  const all = sessions.rows.flatMap(({ key, cwd, codexHome, parts = [] }) =>
    parts.map(({ keys, tokens, costUsd }) => ({
      week: keys[0] ?? '',
      threadId: key,
      cwd: cwd ?? null,
      codexHome: codexHome ?? null,
      tokens: tokens.total,
      costUsd,
    })),
  );
  const medians = new Map(
    [...Map.groupBy(all, ({ week }) => week)].map(([week, of]) => [week, medianOf(of)]),
  );
  return all
    .flatMap((session): Runaway[] => {
      const median = medians.get(session.week) ?? null;
      const timesMedian = median === null || median === 0 ? null : session.tokens / median;
      const byTokens = timesMedian !== null && timesMedian > rule.times;
      const byCost = rule.usd !== null && session.costUsd !== null && session.costUsd > rule.usd;
      return byTokens || byCost ? [{ ...session, timesMedian, reason: byTokens ? 'tokens' : 'cost' }] : [];
    })
    .sort((a, b) => (a.week === b.week ? b.tokens - a.tokens : a.week < b.week ? 1 : -1));
}

/** Null where there are too few sessions. */
function medianOf(sessions: readonly { readonly tokens: number }[]): number | null {
  if (sessions.length < LEAST_SESSIONS) return null;
  const sorted = sessions.map(({ tokens }) => tokens).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
