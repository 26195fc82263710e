import type { LimitObservation } from '../usage/rollout-state.ts';

/** What a window said at a moment. Times are milliseconds since the epoch. */
export interface LimitPoint {
  readonly at: number;
  /** 0 to 100 as the server said. */
  readonly usedPercent: number;
  readonly resetsAt: number | null;
}

/** One window over time, plain and serialisable: three numbers a point. */
export interface StoredSeries {
  readonly limitId: string;
  readonly windowMinutes: number | null;
  /** Seconds since the epoch, percent, seconds since the epoch or -1 where no reset is named. */
  readonly points: readonly number[];
}

/** A window is kept in so many parts, of each the last word: finer than whole percents are. */
const PARTS_OF_WINDOW = 100;

/** So many parts are kept of each window: the current and several before, as little of their time is used. */
const MOST_POINTS = 240;

/** What a window without a length is kept by. */
const UNNAMED_MINUTES = 300;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface Series {
  readonly limitId: string;
  readonly windowMinutes: number | null;
  /** Oldest first, one a part. */
  readonly points: LimitPoint[];
}

/**
 * Every rate-limit window over time, in little room. What is kept does not depend on the order in which
 * it was observed: files of a first scan come in any.
 */
export class LimitHistory {
  private readonly series = new Map<string, Series>();

  /** Adds what was observed of each window. */
  observe({ limitId, at, windows }: LimitObservation): void {
    // Whole seconds, as they are stored: a restart must not change what follows from them.
    const second = Math.floor(at / SECOND) * SECOND;
    for (const { windowMinutes, usedPercent, resetsAt } of windows) {
      this.add(limitId, windowMinutes, { at: second, usedPercent, resetsAt });
    }
  }

  /** What a window said, oldest first. */
  points(limitId: string, windowMinutes: number | null): readonly LimitPoint[] {
    return this.series.get(keyOf(limitId, windowMinutes))?.points ?? [];
  }

  /**
   * For each limit the moment before which nothing that is observed of its windows changes what is kept,
   * in milliseconds since the epoch; 0 where there is room for more. Windows that a limit had only
   * before that moment do not count.
   */
  floors(): Map<string, number> {
    const floors = new Map<string, number>();
    for (const { limitId, points } of this.series.values()) {
      const own = points.length < MOST_POINTS ? 0 : (points[0]?.at ?? 0);
      floors.set(limitId, Math.min(own, floors.get(limitId) ?? own));
    }
    return floors;
  }

  store(): StoredSeries[] {
    return [...this.series.values()].map(({ limitId, windowMinutes, points }) => ({
      limitId,
      windowMinutes,
      points: points.flatMap(({ at, usedPercent, resetsAt }) => [
        at / SECOND,
        usedPercent,
        resetsAt === null ? -1 : resetsAt / SECOND,
      ]),
    }));
  }

  /** Adds what was stored. */
  load(stored: readonly StoredSeries[]): void {
    for (const { limitId, windowMinutes, points } of stored) {
      for (let place = 0; place + 2 < points.length; place += 3) {
        const [at = 0, usedPercent = 0, reset = -1] = points.slice(place, place + 3);
        const resetsAt = reset < 0 ? null : reset * SECOND;
        this.add(limitId, windowMinutes, { at: at * SECOND, usedPercent, resetsAt });
      }
    }
  }

  private add(limitId: string, windowMinutes: number | null, point: LimitPoint): void {
    const key = keyOf(limitId, windowMinutes);
    let series = this.series.get(key);
    if (!series) {
      series = { limitId, windowMinutes, points: [] };
      this.series.set(key, series);
    }
    insert(series.points, point, ((windowMinutes ?? UNNAMED_MINUTES) * MINUTE) / PARTS_OF_WINDOW);
  }
}

function keyOf(limitId: string, windowMinutes: number | null): string {
  return `${windowMinutes ?? ''}:${limitId}`;
}

/** Keeps the last word of each part of `length` milliseconds, and the newest parts. */
function insert(points: LimitPoint[], point: LimitPoint, length: number): void {
  // Files of a first scan come newest first, so most points come when newer ones fill the room.
  if (points.length === MOST_POINTS && point.at < (points[0]?.at ?? 0)) return;
  const part = Math.floor(point.at / length);
  const place = placeAfter(points, point.at);
  const after = points[place];
  if (after && Math.floor(after.at / length) === part) return;
  const before = points[place - 1];
  if (before && Math.floor(before.at / length) === part) {
    // Of two words of the same moment the greater use stands: use only grows within a window.
    if (before.at < point.at || before.usedPercent <= point.usedPercent) points[place - 1] = point;
    return;
  }
  points.splice(place, 0, point);
  if (points.length > MOST_POINTS) points.shift();
}

/** Where those begin that are later than a moment. */
function placeAfter(points: readonly LimitPoint[], at: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.at ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
