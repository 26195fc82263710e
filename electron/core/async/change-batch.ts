import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** The longest pause between two readings while changes keep coming, in milliseconds. */
const MOST_PAUSE_MS = 250;

/**
 * Gathers what changed, so that it is read in one go. The first change is read at once; what comes while a
 * reading is under way is read together after it. Between two readings there is a pause as long as the last
 * one took: however fast files grow and however little processor there is, half of it stays for timers and
 * for the one who shows the Snapshot, and no queue of readings builds up.
 */
export class ChangeBatch {
  private paths = new Set<string>();
  private running = false;
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
      await this.take(paths).catch(this.onError);
      const took = performance.now() - started;
      if (took < 1) await setImmediate();
      else await sleep(Math.min(took, MOST_PAUSE_MS), undefined, { ref: false });
    }
    this.running = false;
  }
}
