import type { LimitHistoryReport } from '../../../shared/limit-history.ts';
import type { LimitWindow } from '../../../shared/limits.ts';
import type { LimitHistory } from '../../ingest/limits/limit-history.ts';
import { knownCourses } from '../../limits/known-stretches.ts';
import { CLOCK_MS } from '../../limits/pace.ts';
import { cutWindows } from '../../limits/window-course.ts';
import { withNewest } from './outlook-view.ts';

/** The run that is under way, and so many before. */
const MOST_COURSES = 9;

/** Lists the runs of each window, as far as sessions recorded them. `now` in milliseconds since the epoch. */
export function viewLimitHistory(
  windows: readonly LimitWindow[],
  history: Pick<LimitHistory, 'points'>,
  now: number,
): LimitHistoryReport {
  return {
    windows: windows.map((window) => {
      const { id, windowMinutes } = window;
      if (windowMinutes === null) return { id, courses: [] };
      const points = withNewest(history.points(window), window).filter(({ at }) => at <= now + CLOCK_MS);
      return { id, courses: knownCourses(cutWindows(points, windowMinutes), now, MOST_COURSES) };
    }),
  };
}
