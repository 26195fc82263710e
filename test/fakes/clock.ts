import type { Clock } from '../../electron/core/platform/ports.ts';

/** A clock that stands still until it is told to move. */
export interface FakeClock extends Clock {
  /** Moves on and runs what became due, in order. */
  advance(ms: number): void;
  /** Timers that wait. */
  readonly pending: number;
}

export function createFakeClock(start: number = Date.parse('2026-11-20T10:46:20.000Z')): FakeClock {
  let now = start;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}
