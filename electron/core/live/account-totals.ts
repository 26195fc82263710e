import type { AccountTotals } from '../../shared/live.ts';
import { liveMessage } from '../../shared/messages/en/codex/live.ts';
import type { Message } from '../../shared/messages/message.ts';

export interface DayTokens {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly tokens: number;
}

/** Both counts agree where they differ by at most this share: their days begin at different hours. */
const ALIKE = 0.02;

/**
 * Compares the account's own count with that of this machine, over the days that the account gives. Null where it
 * gives none.
 */
export function compareTotals(
  account: { readonly lifetimeTokens: number | null; readonly days: readonly DayTokens[] },
  localDays: readonly DayTokens[],
): AccountTotals | null {
  const days = account.days.map(({ day }) => day).toSorted();
  const [from] = days;
  const to = days.at(-1);
  if (from === undefined || to === undefined) return null;
  const sum = (parts: readonly DayTokens[]) =>
    parts.filter(({ day }) => day >= from && day <= to).reduce((total, { tokens }) => total + tokens, 0);
  const [theirs, ours] = [sum(account.days), sum(localDays)];
  const { lifetimeTokens } = account;
  return { lifetimeTokens, from, to, account: theirs, local: ours, reason: reasonOf(theirs, ours) };
}

function reasonOf(account: number, local: number): Message {
  if (Math.abs(account - local) <= ALIKE * Math.max(account, local)) {
    return liveMessage('live.totals.same');
  }
  return account > local ? liveMessage('live.totals.account-more') : liveMessage('live.totals.local-more');
}
