import { type LimitLevel, type LimitWindow, windowAt } from '../limits.ts';
import type { WindowOutlook } from '../outlook.ts';

/**
 * The one thing that is said of a limit; moments are ISO 8601. `lasts`: until its reset. `tight`: most likely,
 * but it may end before. `near`: little is left, and how long that lasts cannot be said.
 */
export type Verdict =
  | { readonly state: 'unknown'; readonly since: string }
  | { readonly state: 'reached'; readonly resetsAt: string | null }
  | { readonly state: 'runs-out'; readonly at: string; readonly resetsAt: string | null }
  | { readonly state: 'tight'; readonly earliest: string; readonly resetsAt: string | null }
  | { readonly state: 'near' | 'too-early' }
  | { readonly state: 'lasts'; readonly usedAtReset: number | null };

/**
 * Decides the verdict of a window at `now`, in milliseconds since the epoch. A window that was reset since the
 * Snapshot is not known.
 */
export function windowVerdict(seen: LimitWindow, outlook: WindowOutlook | undefined, now: number): Verdict {
  const window = windowAt(seen, now);
  const { resetsAt, level } = window;
  if (window.usedPercent === null) return { state: 'unknown', since: unknownSince(window) };
  if (level === 'reached' || outlook?.state === 'reached') return { state: 'reached', resetsAt };
  const { runsOut } = outlook ?? {};
  if (outlook?.state === 'runs-out' && runsOut?.at != null) {
    return { state: 'runs-out', at: runsOut.at, resetsAt };
  }
  if (outlook?.state === 'may-run-out' && runsOut != null) {
    return { state: 'tight', earliest: runsOut.earliest, resetsAt };
  }
  if (outlook?.state === 'lasts') return { state: 'lasts', usedAtReset: outlook.atReset?.value ?? null };
  return { state: isNear(level) ? 'near' : 'too-early' };
}

/** From when on the use of a window is not known: its reset, else when it was seen without one. */
function unknownSince({ state, resetsAt, observedAt }: LimitWindow): string {
  return state === 'reset' && resetsAt !== null ? resetsAt : observedAt;
}

/** How loud a verdict is. */
export function verdictTone({ state }: Verdict, level: LimitLevel): 'plain' | 'warning' | 'critical' {
  if (state === 'reached' || level === 'almost-used') return 'critical';
  return state === 'runs-out' || level === 'nearing' ? 'warning' : 'plain';
}

function isNear(level: LimitLevel): boolean {
  return level === 'nearing' || level === 'almost-used';
}
