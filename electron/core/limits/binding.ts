import type { LimitWindow } from '../../shared/limits.ts';
import type { WindowOutlook } from '../../shared/outlook.ts';

export interface Binding {
  /** Null where no window is known. */
  readonly id: string | null;
  readonly reason: string;
}

/**
 * The window that stops the work first. A short window with much left is no comfort while a longer one is
 * used up, so headroom is that of the worst: what is used up and opens last, then what runs out first, then
 * what will be fullest at its reset, then what is fullest now.
 */
export function decideBinding(windows: readonly LimitWindow[], outlooks: readonly WindowOutlook[]): Binding {
  const known = windows.flatMap((window) => {
    const outlook = outlooks.find(({ id }) => id === window.id);
    return outlook && window.usedPercent !== null ? [{ window, outlook, used: window.usedPercent }] : [];
  });
  if (known.length === 0) return { id: null, reason: 'The use of no limit is known.' };
  const reached = known.filter(({ outlook }) => outlook.state === 'reached');
  const opensLast = reached.toSorted((a, b) => timeOf(b.window.resetsAt) - timeOf(a.window.resetsAt))[0];
  if (opensLast)
    return { id: opensLast.window.id, reason: 'It is used up, and resets last of those that are.' };
  const runningOut = known.filter(({ outlook }) => outlook.state === 'runs-out');
  const first = runningOut.toSorted(
    (a, b) => timeOf(a.outlook.runsOut?.at) - timeOf(b.outlook.runsOut?.at),
  )[0];
  if (first) return { id: first.window.id, reason: 'At this pace it runs out first.' };
  const fullest = known.toSorted(
    (a, b) => (b.outlook.atReset?.value ?? b.used) - (a.outlook.atReset?.value ?? a.used) || b.used - a.used,
  )[0];
  return { id: fullest?.window.id ?? null, reason: 'At this pace it will be the fullest at its reset.' };
}

/** No reset is later than any. */
function timeOf(at: string | null | undefined): number {
  return at == null ? Number.POSITIVE_INFINITY : Date.parse(at);
}
