import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** The longest pause between two reads while changes keep coming, in milliseconds. */
const MOST_PAUSE_MS = 250;

/** While changes keep coming, a pause is so many times as long as the reading before it. */
const PAUSE_PER_READING = 4;

/** After a while without changes, readings take so many milliseconds before the first pause. */
const MOST_CREDIT_MS = 50;

/**
 * Gathers what changed, so that it is read in one go. The first change is read at once; what comes while a
 * reading is under way is read together after it. While changes keep coming, pauses between readings are four times
 * as long as these took: however fast files grow, a fifth of a core goes into reading, which still is about ten
 * Snapshots a second, and no queue of readings builds up. Time without changes counts as pause, so that two changes
 * that happen to come close together are both read at once.
 */
export class ChangeBatch {
  private paths = new Set<string>();
  private running = false;
  /** For how much longer it may read before the next pause, in milliseconds. */
  private credit = MOST_CREDIT_MS;
  /** When the last reading ended, in milliseconds of `performance`. */
  private endedAt = 0;
  private readonly take: (paths: readonly string[]) => Promise<void>;
  private readonly onError: (error: unknown) => void;

  constructor(take: (paths: readonly string[]) => Promise<void>, onError: (error: unknown) => void) {
    this.take = take;
    this.onError = onError;
  }

  readonly add = (path: string): void => {
    this.paths.add(path);
    if (this.running) return;
    this.running = true;
    queueMicrotask(() => void this.settle());
  };

  private async settle(): Promise<void> {
    while (this.paths.size > 0) {
      const paths = [...this.paths];
      this.paths = new Set();
      const started = performance.now();
      const earned = (started - this.endedAt) / PAUSE_PER_READING;
      this.credit = Math.min(MOST_CREDIT_MS, this.credit + earned);
      await this.take(paths).catch(this.onError);
      this.endedAt = performance.now();
      this.credit = Math.max(-MOST_PAUSE_MS / PAUSE_PER_READING, this.credit - (this.endedAt - started));
      if (this.credit > 0) await setImmediate();
      else await sleep(Math.max(1, -this.credit * PAUSE_PER_READING), undefined, { ref: false });
    }
    this.running = false;
  }
}
