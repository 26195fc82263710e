import { existsSync, statSync } from 'node:fs';
import type { Limits } from '../../shared/limits.ts';
import { decideLimits } from '../limits/decide-limits.ts';
import { activityOf } from '../limits/ledger-activity.ts';
import { LimitHistory } from '../limits/limit-history.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import { Calendar } from '../usage/calendar.ts';
import { indexPath } from '../usage/index-path.ts';
import { readNotes } from './day-notes.ts';
import type { Glimpse, GlimpseOptions } from './glimpse.ts';
import type { Listing } from './newest-files.ts';
import { readTold, sourceOf } from './told-glimpse.ts';

/**
 * What was told last, as of another moment of the same day. Undefined where something has changed since, null
 * where nothing was read before.
 */
export function tellAgain(
  { codexHomes, stateDir, timezone }: GlimpseOptions,
  listing: Listing,
  now: number,
): Glimpse | null | undefined {
  const path = indexPath(stateDir, codexHomes);
  if (!existsSync(path)) return null;
  const savedAt = savedAtOf(path);
  const told = readTold(stateDir, sourceOf(path, stateDir, timezone), listing);
  // Files that change after the clock was set back are no newer than what was told.
  if (!told || told.at > now) return undefined;
  const notes = readNotes(stateDir, path, timezone);
  const calendar = new Calendar(timezone);
  calendar.remember(notes.starts);
  const { day, today, limits } = told;
  if (notes.profile?.day !== day || calendar.day(now) !== day) return undefined;
  const history = new LimitHistory();
  history.load(limits.history);
  const decided = decideLimits(limits.limits, limits.account, now);
  const outlooks = outlooksOf(decided, history, notes.profile.hours, calendar, now);
  return { day, today, limits: decided, outlooks, savedAt, calendar };
}

/** What becomes of each window. `hours`: how busy the hours of the week are. */
export function outlooksOf(
  { windows }: Limits,
  history: LimitHistory,
  hours: readonly number[],
  calendar: Calendar,
  now: number,
): Glimpse['outlooks'] {
  const activity = activityOf(hours, calendar);
  return windows.map((window) => {
    const points = history.points(window.limitId, window.windowMinutes);
    const { state, runsOut } = decideWindowOutlook(window, points, activity, now);
    return { id: window.id, state, runsOut };
  });
}

/** The last write goes to the log beside the index while that is shared. */
export function savedAtOf(path: string): number {
  const times = [path, `${path}-wal`].map((each) => statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...times);
}
