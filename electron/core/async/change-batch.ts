import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** The longest pause between two reads while changes keep coming, in milliseconds. */
const MOST_PAUSE_MS = 250;

/** After a while without changes, readings take so many milliseconds before the first pause. */
const MOST_CREDIT_MS = 50;

/**
 * Gathers what changed, so that it is read in one go. The first change is read at once; what comes while a
 * reading is under way is read together after it. While changes keep coming, pauses between readings are as long
 * as these took: however fast files grow and however little processor there is, half of it stays for timers and
 * for the one who shows the Snapshot, and no queue of readings builds up. Time without changes counts as pause, so
 * that two changes that happen to come close together are both read at once.
 */
export class ChangeBatch {
  private paths = new Set<string>();
  private running = false;
  /** How much longer than it read it has paused, in milliseconds. */
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
      this.credit = Math.min(MOST_CREDIT_MS, this.credit + started - this.endedAt);
      await this.take(paths).catch(this.onError);
      this.endedAt = performance.now();
      this.credit = Math.max(-MOST_PAUSE_MS, this.credit - (this.endedAt - started));
      if (this.credit > 0) await setImmediate();
      else await sleep(Math.max(1, -this.credit), undefined, { ref: false });
    }
    this.running = false;
  }
}
