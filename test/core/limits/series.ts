import fc from 'fast-check';
import type { LimitPoint } from '../../../electron/core/ingest/limits/limit-history.ts';
import { windowKind } from '../../../electron/core/limits/decide-limits.ts';
import type { LimitWindow } from '../../../electron/shared/limits.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { leveled } from '../../fixtures/limits.ts';

export const NOON = Date.parse('2026-11-23T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A window as it was last seen. Times are milliseconds since the epoch. */
export function windowSeen(change: {
  readonly minutes?: number | null;
  readonly used: number | null;
  readonly resetsAt: number | null;
  readonly limitId?: string;
}): LimitWindow {
  const { used, resetsAt, limitId = 'codex', minutes = 300 } = change;
  return leveled({
    id: `${limitId}:${minutes ?? 'unknown'}`,
    limitId,
    limitName: null,
    windowMinutes: minutes,
    kind: windowKind(minutes),
    usedPercent: used,
    resetsAt: resetsAt === null ? null : new Date(resetsAt).toISOString(),
    observedAt: new Date(NOON).toISOString(),
    state: used === null ? 'reset' : 'current',
    reason: verbatim('As the server said.'),
  });
}

/** A window that was watched: its length, what it said, and the moment of the question within it. */
export interface WatchedWindow {
  readonly minutes: number;
  readonly startsAt: number;
  readonly resetsAt: number;
  readonly points: readonly LimitPoint[];
  readonly now: number;
}

/** Windows of any course: whole percent that never fall, seen at any moments, with resets that wander by minutes. */
export const anyWatchedWindow: fc.Arbitrary<WatchedWindow> = fc
  .record({
    minutes: fc.constantFrom(300, 1_440, 10_080, 43_200),
    passed: fc.double({ min: 0.001, max: 0.98, noNaN: true }),
    steps: fc.array(
      fc.record({
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        more: fc.integer({ min: 0, max: 30 }),
        jitter: fc.integer({ min: -100, max: 100 }),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .map(({ minutes, passed, steps }) => {
    const length = minutes * MINUTE;
    const startsAt = NOON;
    const now = startsAt + passed * length;
    let used = 0;
    const points = steps
      .toSorted((a, b) => a.part - b.part)
      .map(({ part, more, jitter }) => {
        used = Math.min(100, used + more);
        const at = Math.floor(startsAt + part * (now - startsAt));
        return { at, usedPercent: used, resetsAt: startsAt + length + jitter * 1000 };
      });
    return { minutes, startsAt, resetsAt: points.at(-1)?.resetsAt ?? startsAt + length, points, now };
  });
