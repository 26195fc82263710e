import type { LimitWindow } from '../../electron/shared/limits.ts';

/** Use at which a limit is worth a word, and at which it is nearly gone. Percent of the window. */
export const NEARING_PERCENT = 80;
export const ALMOST_USED_PERCENT = 95;

/**
 * What a window says at `now`. `unknown`: it has ended since it was observed, or was never given, so
 * its use is not known.
 */
export type LimitLevel = 'unknown' | 'normal' | 'nearing' | 'almost-used' | 'reached';

/** @param now milliseconds since the epoch; a Snapshot may be older than the end of a window. */
export function limitLevel(window: LimitWindow, now: number): LimitLevel {
  if (window.usedPercent === null || window.state === 'reset') return 'unknown';
  if (window.resetsAt !== null && Date.parse(window.resetsAt) <= now) return 'unknown';
  if (window.usedPercent >= 100) return 'reached';
  if (window.usedPercent >= ALMOST_USED_PERCENT) return 'almost-used';
  if (window.usedPercent >= NEARING_PERCENT) return 'nearing';
  return 'normal';
}

/** The known window with the most use, which is the one that binds; null where none is known. */
export function bindingWindow(windows: readonly LimitWindow[], now: number): LimitWindow | null {
  let binding: LimitWindow | null = null;
  for (const window of windows) {
    if (limitLevel(window, now) === 'unknown') continue;
    if (binding === null || (window.usedPercent ?? 0) > (binding.usedPercent ?? 0)) binding = window;
  }
  return binding;
}
