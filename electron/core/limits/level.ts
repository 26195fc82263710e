import type { LimitLevel } from '../../shared/limits.ts';

/** Thresholds in percent: worth mentioning, and nearly used up. */
const NEARING_PERCENT = 80;
const ALMOST_USED_PERCENT = 95;

/** Decides how near a limit is to its end. `usedPercent` is 0 to 100, null where unknown. */
export function decideLevel(usedPercent: number | null): LimitLevel {
  if (usedPercent === null) return 'unknown';
  if (usedPercent >= 100) return 'reached';
  if (usedPercent >= ALMOST_USED_PERCENT) return 'almost-used';
  return usedPercent >= NEARING_PERCENT ? 'nearing' : 'normal';
}
