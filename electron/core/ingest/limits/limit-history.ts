import { MINUTE_MS } from '../../../shared/durations.ts';
import type { LimitObservation } from '../lines/rollout-state.ts';

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
  /** As of `LimitObservation`. */
  readonly slot?: 'primary' | 'secondary';
  /** Seconds since the epoch, percent, seconds since the epoch or -1 where no reset is named. */
  readonly points: readonly number[];
}

/**
 * A window is kept in so many parts, of each the first and the last reading: finer than whole percents are.
 * With the last alone, use that has long stood still would look as if it had just come.
 */
const PARTS_OF_WINDOW = 100;

/** So many parts are kept of each window: the current and several before, as little of their time is used. */
const MOST_PARTS = 240;

/** What a window without a length is kept by. */
const UNNAMED_MINUTES = 300;

const SECOND = 1000;

/** Which window of which limit. */
export type SeriesKey = Pick<StoredSeries, 'limitId' | 'windowMinutes' | 'slot'>;

interface Series extends SeriesKey {
  /** How long a part is, in milliseconds. */
  readonly part: number;
  /** Oldest first, one or two a part. */
  readonly points: LimitPoint[];
  /** How many parts have points. */
  parts: number;
}

/**
 * Every rate-limit window over time, in little memory. What is kept does not depend on the order in which
 * it was observed: files of a first scan come in any.
 */
export class LimitHistory {
  private readonly series = new Map<string, Series>();

  /** Adds what was observed of each window. */
  observe({ limitId, at, windows }: LimitObservation): void {
    // Whole seconds, as they are stored: a restart must not change what follows from them.
    const second = Math.floor(at / SECOND) * SECOND;
    for (const { windowMinutes, slot, usedPercent, resetsAt } of windows) {
      if (usedPercent === null) continue;
      const key = { limitId, windowMinutes, ...(slot && { slot }) };
      insert(this.seriesOf(key), { at: second, usedPercent, resetsAt });
    }
  }

  /** What a window said, oldest first. */
  points(of: SeriesKey): readonly LimitPoint[] {
    return this.series.get(keyOf(of))?.points ?? [];
  }

  /**
   * For each limit the moment before which nothing that is observed of its windows changes what is kept,
   * in milliseconds since the epoch; 0 where more fit. Windows that a limit had only
   * before that moment do not count.
   */
  cutoffs(): Map<string, number> {
    const cutoffs = new Map<string, number>();
    for (const { limitId, part, parts, points } of this.series.values()) {
      const oldest = Math.floor((points[0]?.at ?? 0) / part) * part;
      const own = parts < MOST_PARTS ? 0 : oldest;
      cutoffs.set(limitId, Math.min(own, cutoffs.get(limitId) ?? own));
    }
    return cutoffs;
  }

  store(): StoredSeries[] {
    return [...this.series.values()].map(({ limitId, windowMinutes, slot, points }) => ({
      limitId,
      windowMinutes,
      ...(slot && { slot }),
      points: points.flatMap(({ at, usedPercent, resetsAt }) => [
        at / SECOND,
        usedPercent,
        resetsAt === null ? -1 : resetsAt / SECOND,
      ]),
    }));
  }

  /** Adds what was stored. */
  load(stored: readonly StoredSeries[]): void {
    for (const { points, ...key } of stored) {
      if (points.length < 3) continue;
      const series = this.seriesOf(key);
      for (let place = 0; place + 2 < points.length; place += 3) {
        const at = points[place] ?? 0;
        const usedPercent = points[place + 1] ?? 0;
        const reset = points[place + 2] ?? -1;
        const resetsAt = reset < 0 ? null : reset * SECOND;
        insert(series, { at: at * SECOND, usedPercent, resetsAt });
      }
    }
  }

  private seriesOf(of: SeriesKey): Series {
    const key = keyOf(of);
    let series = this.series.get(key);
    if (!series) {
      const part = ((of.windowMinutes ?? UNNAMED_MINUTES) * MINUTE_MS) / PARTS_OF_WINDOW;
      series = { ...of, part, points: [], parts: 0 };
      this.series.set(key, series);
    }
    return series;
  }
}

function keyOf({ limitId, windowMinutes, slot }: SeriesKey): string {
  return `${windowMinutes ?? ''}:${slot ?? ''}:${limitId}`;
}

/** Keeps the first and the last reading of each part, and the newest parts. */
function insert(series: Series, point: LimitPoint): void {
  const { points, part } = series;
  const partOf = ({ at }: LimitPoint) => Math.floor(at / part);
  const own = partOf(point);
  const oldest = points[0];
  // Files of a first scan come newest first, so most points come when newer ones fill the service.
  if (series.parts === MOST_PARTS && oldest && own < partOf(oldest)) return;
  const newest = points.at(-1);
  // What is stored comes oldest first.
  const place = newest && point.at >= newest.at ? points.length : placeAfter(points, point.at);
  const before = points[place - 1];
  const after = points[place];
  const isBefore = before !== undefined && partOf(before) === own;
  const isAfter = after !== undefined && partOf(after) === own;
  // Of two readings of the same moment the greater use stands: use only grows within a window.
  if (before?.at === point.at) {
    if (before.usedPercent < point.usedPercent) points[place - 1] = point;
    return;
  }
  if (isBefore && isAfter) return;
  points.splice(place, 0, point);
  if (isBefore) {
    const first = points[place - 2];
    if (first && partOf(first) === own) points.splice(place - 1, 1);
  } else if (isAfter) {
    const last = points[place + 2];
    if (last && partOf(last) === own) points.splice(place + 1, 1);
  } else {
    series.parts += 1;
    if (series.parts > MOST_PARTS) dropOldest(series);
  }
}

function dropOldest(series: Series): void {
  const { points, part } = series;
  const oldest = Math.floor((points[0]?.at ?? 0) / part);
  const next = points.findIndex(({ at }) => Math.floor(at / part) !== oldest);
  points.splice(0, next);
  series.parts -= 1;
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
