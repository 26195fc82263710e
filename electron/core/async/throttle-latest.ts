import type { Clock } from '../platform/ports.ts';

/** Takes values as they come and sends on the newest. */
export interface LatestPasser<T> {
  push(value: T): void;
  /** After this nothing is sent. */
  stop(): void;
}

/**
 * Sends the newest value to a receiver that may be slower than its source: at once when it is free, at least
 * `spacing` milliseconds after the last, and never before the last `send` has settled. Values in between are dropped.
 * No timer runs while nothing is pushed.
 */
export function throttleLatest<T>(
  clock: Clock,
  spacing: number,
  send: (value: T) => Promise<void> | void,
): LatestPasser<T> {
  let waiting: { readonly value: T } | null = null;
  let busy = false;
  let stopped = false;
  let cancel = () => {};

  async function pass(): Promise<void> {
    if (busy || stopped || waiting === null) return;
    const { value } = waiting;
    waiting = null;
    busy = true;
    const spaced = new Promise<void>((resolve) => {
      cancel = clock.after(spacing, resolve);
    });
    await Promise.all([send(value), spaced]);
    busy = false;
    await pass();
  }

  return {
    push(value) {
      waiting = { value };
      // A receiver that fails has ended; its owner learns that from the stream itself.
      pass().catch(() => {
        stopped = true;
      });
    },
    stop() {
      stopped = true;
      waiting = null;
      cancel();
    },
  };
}
