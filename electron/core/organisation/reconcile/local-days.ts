import type { UsageReport } from '../../../shared/commands.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { DaySpan } from '../analytics/windows.ts';
import type { LocalDay } from './reconcile.ts';

/** Returns what to ask of usage, so that `localDays` can sum it by day and sign-in. */
export function localQuery({ start, end }: DaySpan) {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { by: 'session', since: dayOf(start), until: dayOf(end - DAY_MS), splitBy: ['daily'] } as const;
}

/** Sums what this machine counted by day and sign-in. */
export function localDays({ rows }: Pick<UsageReport, 'rows'>): Map<string, LocalDay> {
  const days = new Map<string, { tokens: number; cachedTokens: number; otherTokens: number }>();
  for (const { auth, parts = [] } of rows) {
    for (const { keys, tokens } of parts) {
      const [day = ''] = keys;
      const sum = days.get(day) ?? { tokens: 0, cachedTokens: 0, otherTokens: 0 };
      if (auth === 'apikey' || auth === 'provider') sum.otherTokens += tokens.total;
      else {
        sum.tokens += tokens.total;
        sum.cachedTokens += tokens.cachedInput;
      }
      days.set(day, sum);
    }
  }
  return days;
}

/** True where days of this zone are those of UTC. */
export function isUtc(timezone: string): boolean {
  return /^(?:UTC|GMT|Etc\/UTC)$/.test(timezone);
}
