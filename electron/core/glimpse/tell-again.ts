import { judgeLimits } from '../limits/binding.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import { activityOf } from '../limits/ledger-activity.ts';
import { LimitHistory } from '../limits/limit-history.ts';
import { decideStored } from '../limits/limit-readings.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import { Calendar } from '../usage/calendar.ts';
import type { Glimpse, GlimpseOptions } from './glimpse.ts';
import type { GlimpseBasis } from './glimpse-basis.ts';
import { readTold } from './told-glimpse.ts';

/** What was told last, as of another moment of the same day; null where something has changed since. */
export function tellAgain(
  { stateDir, timezone }: GlimpseOptions,
  { source, notes, listing, savedAt }: GlimpseBasis,
  now: number,
): Glimpse | null {
  const told = readTold(stateDir, source, listing);
  // Files that change after the clock was set back are no newer than what was told.
  if (!told || told.at > now) return null;
  const calendar = new Calendar(timezone);
  calendar.remember(notes.starts);
  const { day, today, limits } = told;
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
): Glimpse['outlooks'] {
  const activity = activityOf(hours, calendar);
  return windows.map((window) => {
    const points = history.points(window);
    return { id: window.id, ...decideWindowOutlook(window, points, activity, now) };
  });
}
