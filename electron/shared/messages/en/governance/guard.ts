import { messageMaker } from '../../message.ts';

const periods = { day: 'today', week: 'this week', month: 'this month' };
type Period = keyof typeof periods;

/** Budgets that a guard holds use against. */
export const guard = {
  'guard.usd.over': ({ period, isWhole }: { period: Period; isWhole: boolean }) =>
    isWhole
      ? `More was spent ${periods[period]} than the budget allows`
      : `At least this much was spent ${periods[period]}, which is more than the budget allows`,
  'guard.usd.within': ({ period }: { period: Period }) => `Within the budget ${periods[period]}`,
  'guard.usd.not-known': ({ models }: { models: readonly string[] }) =>
    `Not known: no price is known for ${models.join(', ')}`,
  'guard.limit.over': () => 'More of the limit is used than allowed',
  'guard.limit.within': () => 'Within what is allowed of the limit',
  'guard.limit.none': () => 'Not known: no session has recorded such a limit',
  'guard.limit.not-known': () => 'Not known: the limit has reset since it was last recorded',
  'guard.credits.spent': () => 'A limit is used up, so Codex is spending credits.',
  'guard.credits.near': ({ percent }: { percent: number }) =>
    `${Math.floor(percent)}% of a limit is used. After 100% Codex spends credits.`,
};

export const guardMessage = messageMaker(guard);
