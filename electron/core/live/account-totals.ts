import type { AccountTotals } from '../../shared/live.ts';

export interface DayTokens {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly tokens: number;
}

/** Both count the same where they differ by no more than this share: days begin at different hours. */
const ALIKE = 0.02;

/**
 * The account's own count beside that of this machine, over the days that the account tells. Null where it
 * tells none.
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

function reasonOf(account: number, local: number): string {
  if (Math.abs(account - local) <= ALIKE * Math.max(account, local)) {
    return 'Both count the same, but for the hour at which a day begins.';
  }
  return account > local
    ? 'The account counts more: other machines, the cloud, and sessions that were deleted here count there too.'
    : 'This machine counts more: sessions with an API key, another account or another provider do not count there, and the account may be behind.';
}
