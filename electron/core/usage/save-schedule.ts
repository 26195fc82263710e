import type { Clock } from '../platform/ports.ts';

/** What was read is kept in memory only for at most this long, in milliseconds. */
const SAVE_AFTER_MS = 1_000;

/** So long without changes is a quiet moment, in milliseconds. */
const QUIET_AFTER_MS = 10_000;

/** Decides when what was read is saved: soon after the first change, and once more when it is quiet. */
export class SaveSchedule {
  private readonly clock: Pick<Clock, 'after'>;
  private readonly save: (isBusy: boolean) => void;
  private cancelSoon: (() => void) | null = null;
  private cancelQuiet: (() => void) | null = null;

  /** `save` is called with true where more changes are likely. */
  constructor(clock: Pick<Clock, 'after'>, save: (isBusy: boolean) => void) {
    this.clock = clock;
    this.save = save;
  }

  /** To be called on each change. */
  changed(): void {
    this.cancelSoon ??= this.clock.after(SAVE_AFTER_MS, () => {
      this.cancelSoon = null;
      this.save(true);
    });
    this.cancelQuiet?.();
    this.cancelQuiet = this.clock.after(QUIET_AFTER_MS, () => {
      this.cancelQuiet = null;
      this.save(false);
    });
  }

  /** Takes back what is due, for everything is saved. */
  cancel(): void {
    this.cancelSoon?.();
    this.cancelQuiet?.();
    this.cancelSoon = null;
    this.cancelQuiet = null;
  }
}
