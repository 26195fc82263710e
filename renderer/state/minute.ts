import { MINUTE_MS } from '../../electron/shared/durations.ts';

/** What the minute clock needs of its surroundings; tests give their own. */
export interface MinuteParts {
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface MinuteClock {
  /** The time of the last tick in milliseconds since the epoch. */
  read(): number;
  /**
   * Takes the present time over at once, such as when new data is shown; nothing where the minute is the
   * same, since no text on the page tells less than a minute.
   */
  touch(): void;
  subscribe(listener: () => void): () => void;
}

/**
 * The page's only timer: one tick a minute, for relative times, and only while the page is visible
 * and somebody listens. Coming back into view ticks at once.
 */
export function createMinuteClock({ page, now, after }: MinuteParts): MinuteClock {
  const listeners = new Set<() => void>();
  let time = now();
  let cancel: (() => void) | null = null;

  function arm(): void {
    cancel?.();
    cancel = page.visibilityState === 'visible' ? after(MINUTE_MS - (now() % MINUTE_MS), tick) : null;
  }

  function tick(): void {
    touch();
    arm();
  }

  function touch(): void {
    const next = now();
    if (Math.floor(next / MINUTE_MS) === Math.floor(time / MINUTE_MS)) return;
    time = next;
    for (const listener of listeners) listener();
  }

  function onVisibility(): void {
    if (page.visibilityState === 'visible') touch();
    arm();
  }

  return {
    read: () => time,
    touch,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        page.addEventListener('visibilitychange', onVisibility);
        arm();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        page.removeEventListener('visibilitychange', onVisibility);
        cancel?.();
        cancel = null;
      };
    },
  };
}
