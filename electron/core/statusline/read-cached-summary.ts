import { MINUTE_MS } from '../../shared/durations.ts';
import { LimitHistory } from '../ingest/limits/limit-history.ts';
import { judgeLimits } from '../limits/binding.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import { decideStored } from '../limits/limit-readings.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import { Calendar } from '../time/calendar.ts';
import { activityOf } from '../views/outlook/ledger-activity.ts';
import { type NewestFile, newestFiles, seenOf } from './newest-files.ts';
import {
  type CachedForecast,
  type CachedSummary,
  parseDetails,
  windowsOf,
  writeStatuslineCache,
} from './statusline-cache.ts';
import type { StatuslineSummary, SummaryOptions } from './summary.ts';
import type { SummaryBasis } from './summary-basis.ts';

/**
 * A forecast holds for so long, in milliseconds, while the windows stay as they are: it speaks of hours, in steps of
 * five minutes, and takes longer than all the rest of a line.
 */
const FORECAST_HOLDS_MS = MINUTE_MS;

/** What was said last, and what has changed since. */
export interface CachedState {
  readonly cached: CachedSummary;
  /** The rollouts that may have changed, as they are. */
  readonly newest: readonly NewestFile[];
  /** Those of them that did. */
  readonly changed: readonly NewestFile[];
}

/** Returns null where what was said last holds no more, whatever sessions have grown by. */
export function cachedStateOf({ source, cache, listing }: SummaryBasis, now: number): CachedState | null {
  const { summary: cached } = cache;
  // Files that change after the clock was set back are no newer than what was said.
  if (cached?.source !== source || cached.at > now || !isSame(listing.folders, cached.folders)) return null;
  const newest = newestFiles(listing, cached.recent);
  const known = new Map(cached.seen.map((each) => [each[0], each]));
  const changed = newest.filter((file) =>
    seenOf([file], cached.at).some((each) => !isSame(each, known.get(each[0]) ?? [])),
  );
  return { cached, newest, changed };
}

/** Returns what was said last, as of another moment of the same day; null where it cannot be said any more. */
export function readCachedSummary(
  { stateDir, timezone }: SummaryOptions,
  { index, cache, savedAt }: SummaryBasis,
  { cached }: CachedState,
  now: number,
): StatuslineSummary | null {
  const calendar = new Calendar(timezone);
  calendar.remember(cache.starts);
  const { day, today } = cached;
  if (calendar.day(now) !== day) return null;
  const decided = decideStored(cached.limits, now);
  let { forecast } = cached;
  if (!holds(forecast, decided, now)) {
    const { profile, history } = parseDetails(cache.details) ?? { profile: null, history: [] };
    if (profile?.day !== day) return null;
    const known = new LimitHistory();
    known.load(history);
    const outlooks = outlooksOf(decided, known, profile.hours, calendar, now);
    forecast = { at: now, of: windowsOf(decided), outlooks };
    writeStatuslineCache(stateDir, index, timezone, { ...cache, summary: { ...cached, forecast } });
  }
  const { outlooks } = forecast;
  return { day, today, limits: judgeLimits(decided, outlooks, now), outlooks, savedAt, calendar };
}

/** Returns true where a forecast can be said again. */
export function holds({ at, of }: CachedForecast, decided: ObservedLimits, now: number): boolean {
  return now >= at && now - at < FORECAST_HOLDS_MS && isSame(windowsOf(decided), of);
}

/** Of texts and numbers. Node's own comparison has to be loaded first. */
function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, place) => each === b[place]);
}

/** Forecasts each window. `hours`: how busy the hours of the week are. */
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
