import type { LimitWindow } from '../../shared/limits.ts';

/**
 * Percent used, rounded down so that a limit is not called reached before it is; null where not known.
 *
 * @param now milliseconds since the epoch.
 */
export function knownUse({ state, usedPercent, resetsAt }: LimitWindow, now: number): number | null {
  if (state === 'reset' || usedPercent === null) return null;
  if (resetsAt !== null && Date.parse(resetsAt) <= now) return null;
  return Math.floor(usedPercent);
}
