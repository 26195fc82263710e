import type { AlertSettings } from '../../shared/settings.ts';
import type { Alert } from './alert.ts';
import type { AlertFacts } from './alert-facts.ts';

export interface ReserveInput {
  /** Null for the first decision since the start, which reports nothing. */
  readonly previous: AlertFacts | null;
  readonly facts: AlertFacts;
  readonly alerts: AlertSettings;
  /** Ids of reports that are still true. */
  readonly reported: readonly string[];
  readonly quiet: boolean;
}

const CAP = 'spend-cap';
const CREDITS = 'credits-out';

/**
 * Decides on a spend cap that passed a threshold or is reached, and on credits that are used up. Each is reported
 * once while it lasts; unknown values change nothing.
 */
export function reserveAlerts({ previous, facts, alerts, reported, quiet }: ReserveInput): {
  readonly due: Alert[];
  readonly reported: string[];
} {
  const { cap, creditsOut } = facts.reserves ?? { cap: null, creditsOut: null };
  const passed = cap === null ? [] : [...alerts.thresholds.filter((mark) => mark <= cap.usedPercent)];
  const isReached = cap !== null && (cap.isReached || cap.usedPercent >= 100);
  const idOf = (mark: number) => `${CAP}:${mark}`;
  const capIds = [...passed.map(idOf), ...(isReached ? [`${CAP}:reached`] : [])];
  const keptCap = cap === null ? reported.filter((id) => id.startsWith(CAP)) : capIds;
  const keptCredits =
    creditsOut === null ? reported.filter((id) => id === CREDITS) : creditsOut ? [CREDITS] : [];
  const kept = [...keptCap, ...keptCredits];
  if (previous === null || !alerts.limits) return { due: [], reported: kept };
  const due: Alert[] = [];
  const freshMarks = passed.filter((mark) => !reported.includes(idOf(mark)));
  const isFreshReach = isReached && !reported.includes(`${CAP}:reached`);
  if (cap !== null && (isFreshReach || freshMarks.length > 0)) {
    const threshold = isFreshReach ? null : Math.max(...freshMarks);
    due.push({
      cause: 'reserve',
      id: isFreshReach ? `${CAP}:reached` : idOf(threshold ?? 0),
      of: 'spend-cap',
      usedPercent: cap.usedPercent,
      threshold,
      resetsAt: cap.resetsAt,
    });
  }
  if (creditsOut === true && !reported.includes(CREDITS)) {
    due.push({
      cause: 'reserve',
      id: CREDITS,
      of: 'credits',
      usedPercent: null,
      threshold: null,
      resetsAt: null,
    });
  }
  // In quiet hours nothing is settled: what still holds at their end is reported then.
  return { due, reported: quiet ? kept.filter((id) => reported.includes(id)) : kept };
}
