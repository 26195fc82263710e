import type { Credits, SpendCap } from '../../shared/limits.ts';
import { limitsMessage } from '../../shared/messages/en/usage/limits.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import { decideLevel } from './level.ts';

/** The server's reason for a limit that was hit because credits are used up. */
const CREDITS_DEPLETED = /credits_depleted$/;

/**
 * Decides which credits are left. They are `out` only where the server says so, or where there is neither a balance
 * nor a window; a plan with windows usually has no credits.
 */
export function decideCredits(
  { credits, at }: Pick<LimitObservation, 'credits' | 'at'>,
  reachedType: string | null,
  hasWindows: boolean,
): Credits | null {
  const isDepleted = reachedType !== null && CREDITS_DEPLETED.test(reachedType);
  if (credits === null && !isDepleted) return null;
  const said = credits ?? { hasCredits: false, unlimited: false, balance: null };
  const balance = said.balance === null ? null : Number(said.balance);
  const verdict = (): Pick<Credits, 'state' | 'reason'> => {
    if (isDepleted) return { state: 'out', reason: limitsMessage('limits.credits.refused') };
    if (said.unlimited) return { state: 'unlimited', reason: limitsMessage('limits.credits.unlimited') };
    if (balance !== null && balance > 0)
      return { state: 'available', reason: limitsMessage('limits.credits.as-said') };
    if (balance === null && said.hasCredits)
      return { state: 'available', reason: limitsMessage('limits.credits.some') };
    if (hasWindows) return { state: 'none', reason: limitsMessage('limits.credits.none') };
    return balance === null
      ? { state: 'unknown', reason: limitsMessage('limits.credits.not-said') }
      : { state: 'out', reason: limitsMessage('limits.credits.out') };
  };
  return { ...said, ...verdict(), observedAt: new Date(at).toISOString() };
}

/** Decides the spend cap at `now` (milliseconds since the epoch). After its reset its use is unknown. */
export function decideSpendCap(
  { spendCap, at }: Pick<LimitObservation, 'spendCap' | 'at'>,
  now: number,
): SpendCap | null {
  if (!spendCap) return null;
  const observedAt = new Date(at).toISOString();
  const resetsAt = spendCap.resetsAt === null ? null : new Date(spendCap.resetsAt).toISOString();
  if (spendCap.resetsAt !== null && spendCap.resetsAt <= now) {
    const nothing = {
      used: null,
      remainingPercent: null,
      reached: false,
      state: 'reset',
      level: 'unknown',
    } as const;
    const reason = limitsMessage('limits.reset-since');
    return { limit: spendCap.limit, ...nothing, resetsAt, reason, observedAt };
  }
  const { remainingPercent, reached } = spendCap;
  const level = reached ? 'reached' : decideLevel(remainingPercent === null ? null : 100 - remainingPercent);
  const reason = reached
    ? limitsMessage('limits.cap.refused')
    : level === 'unknown'
      ? limitsMessage('limits.cap.not-said')
      : limitsMessage('limits.credits.as-said');
  return { ...spendCap, resetsAt, state: 'current', level, reason, observedAt };
}
