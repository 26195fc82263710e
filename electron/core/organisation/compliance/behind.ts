import { DAY_MS } from '../../../shared/durations.ts';
import type { PulledType } from '../../../shared/schema/organisation/org-compliance.ts';

/** The platform keeps logs for up to 30 days (OpenAI, Codex enterprise governance). */
export const WINDOW_DAYS = 30;

/** What is not pulled leaves the window within so many days: it is time. */
export const SOON_DAYS = 7;

export interface WindowFacts {
  /** Where the pull began from; null where nothing was pulled before. */
  readonly from: number | null;
  /** Up to where it came; null where nothing was there. */
  readonly cursor: number | null;
  /** True where there was no more. */
  readonly isComplete: boolean;
  readonly now: number;
}

/** Decides whether files went out of the 30-day window before they were pulled, or soon will. */
export function decideWindow({
  from,
  cursor,
  isComplete,
  now,
}: WindowFacts): Pick<PulledType, 'window' | 'lost'> {
  const oldest = now - WINDOW_DAYS * DAY_MS;
  if (from !== null && from < oldest) {
    return {
      window: 'passed',
      lost: { from: new Date(from).toISOString(), to: new Date(oldest).toISOString() },
    };
  }
  if (isComplete) return { window: 'inside', lost: null };
  if (cursor === null) return { window: 'not-known', lost: null };
  return { window: cursor < oldest + SOON_DAYS * DAY_MS ? 'leaving' : 'inside', lost: null };
}
