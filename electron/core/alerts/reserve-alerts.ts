import type { AlertSettings } from '../../shared/settings.ts';
import type { Alert } from './alert.ts';
import type { AlertFacts } from './alert-facts.ts';

export interface ReserveInput {
  /** Null for the first look since the start, which is silent. */
  readonly previous: AlertFacts | null;
  readonly facts: AlertFacts;
  readonly alerts: AlertSettings;
  /** Ids that are done with. */
  readonly told: readonly string[];
  readonly quiet: boolean;
}

const CAP = 'spend-cap';
const CREDITS = 'credits-out';

/**
 * A spend cap that passed a threshold or is reached, and credits that are used up. Each is reported once while it
 * is so; what is not known changes nothing.
 */
export function reserveAlerts({ previous, facts, alerts, told, quiet }: ReserveInput): {
  readonly due: Alert[];
  readonly told: string[];
} {
  const { cap, creditsOut } = facts.reserves ?? { cap: null, creditsOut: null };
  const passed = cap === null ? [] : [...alerts.thresholds.filter((mark) => mark <= cap.usedPercent)];
  const isReached = cap !== null && (cap.isReached || cap.usedPercent >= 100);
  const idOf = (mark: number) => `${CAP}:${mark}`;
  const capIds = [...passed.map(idOf), ...(isReached ? [`${CAP}:reached`] : [])];
  const keptCap = cap === null ? told.filter((id) => id.startsWith(CAP)) : capIds;
  const keptCredits = creditsOut === null ? told.filter((id) => id === CREDITS) : creditsOut ? [CREDITS] : [];
  const kept = [...keptCap, ...keptCredits];
  if (previous === null || !alerts.limits) return { due: [], told: kept };
  const due: Alert[] = [];
  const freshMarks = passed.filter((mark) => !told.includes(idOf(mark)));
  const isFreshReach = isReached && !told.includes(`${CAP}:reached`);
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
  if (creditsOut === true && !told.includes(CREDITS)) {
    due.push({
      cause: 'reserve',
      id: CREDITS,
      of: 'credits',
      usedPercent: null,
      threshold: null,
      resetsAt: null,
    });
  }
  // In quiet hours what is due is not done with: it is reported at their end where it is still so.
  return { due, told: quiet ? kept.filter((id) => told.includes(id)) : kept };
}
