import { LimitHistory } from '../ingest/limits/limit-history.ts';
import { judgeLimits } from '../limits/binding.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import { decideStored } from '../limits/limit-readings.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import { Calendar } from '../time/calendar.ts';
import { activityOf } from '../views/outlook/ledger-activity.ts';
import { readCache } from './cached-summary.ts';
import type { StatuslineSummary, SummaryOptions } from './summary.ts';
import type { SummaryBasis } from './summary-basis.ts';

/** What was told last, as of another moment of the same day; null where something has changed since. */
export function readCachedSummary(
  { stateDir, timezone }: SummaryOptions,
  { source, notes, listing, savedAt }: SummaryBasis,
  now: number,
): StatuslineSummary | null {
  const cached = readCache(stateDir, source, listing);
  // Files that change after the clock was set back are no newer than what was told.
  if (!cached || cached.at > now) return null;
  const calendar = new Calendar(timezone);
  calendar.remember(notes.starts);
  const { day, today, limits } = cached;
  if (notes.profile?.day !== day || calendar.day(now) !== day) return null;
  const history = new LimitHistory();
  history.load(limits.history);
  const decided = decideStored(limits, now);
  const outlooks = outlooksOf(decided, history, notes.profile.hours, calendar, now);
  return { day, today, limits: judgeLimits(decided, outlooks, now), outlooks, savedAt, calendar };
}

/** What becomes of each window. `hours`: how busy the hours of the week are. */
export function outlooksOf(
  { windows }: ObservedLimits,
  history: LimitHistory,
  hours: readonly number[],
  calendar: Calendar,
  now: number,
): StatuslineSummary['outlooks'] {
  const activity = activityOf(hours, calendar);
  return windows.map((window) => {
    const points = history.points(window);
    return { id: window.id, ...decideWindowOutlook(window, points, activity, now) };
  });
}
