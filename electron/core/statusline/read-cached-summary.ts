import { LimitHistory } from '../ingest/limits/limit-history.ts';
import { judgeLimits } from '../limits/binding.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import { decideStored } from '../limits/limit-readings.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import { Calendar } from '../time/calendar.ts';
import { activityOf } from '../views/outlook/ledger-activity.ts';
import { type Listing, newestFiles, seenOf } from './newest-files.ts';
import type { CachedSummary } from './statusline-cache.ts';
import type { StatuslineSummary, SummaryOptions } from './summary.ts';
import type { SummaryBasis } from './summary-basis.ts';

/** Returns what was said last, as of another moment of the same day; null where something has changed since. */
export function readCachedSummary(
  { timezone }: SummaryOptions,
  { source, cache, listing, savedAt }: SummaryBasis,
  now: number,
): StatuslineSummary | null {
  const { daily, summary: cached } = cache;
  // Files that change after the clock was set back are no newer than what was said.
  if (cached?.source !== source || cached.at > now || !isStill(cached, listing)) return null;
  const calendar = new Calendar(timezone);
  calendar.remember(daily.starts);
  const { day, today, limits } = cached;
  if (daily.profile?.day !== day || calendar.day(now) !== day) return null;
  const history = new LimitHistory();
  history.load(limits.history);
  const decided = decideStored(limits, now);
  const outlooks = outlooksOf(decided, history, daily.profile.hours, calendar, now);
  return { day, today, limits: judgeLimits(decided, outlooks, now), outlooks, savedAt, calendar };
}

function isStill(cached: CachedSummary, listing: Listing): boolean {
  if (!isSame(listing.folders, cached.folders)) return false;
  const known = new Map(cached.seen.map((each) => [each[0], each]));
  return seenOf(newestFiles(listing, cached.recent), cached.at).every((each) =>
    isSame(each, known.get(each[0]) ?? []),
  );
}

/** Of texts and numbers. Node's own comparison has to be loaded first. */
function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, place) => each === b[place]);
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
