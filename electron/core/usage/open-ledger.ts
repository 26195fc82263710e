import { Calendar } from './calendar.ts';
import { UsageLedger } from './ledger.ts';
import { RolloutTracker } from './rollout-tracker.ts';
import { noIndex, type UsageIndex } from './usage-index.ts';

interface LedgerOptions {
  readonly codexHomes: readonly string[];
  readonly timezone: string;
  /** When days begin, in milliseconds since the epoch, as far as it is known already. */
  readonly dayStarts?: Iterable<readonly [day: string, start: number]>;
  /** Milliseconds since the epoch; left out, nothing is taken to be ahead of its time. */
  readonly now?: () => number;
}

/** A ledger with the trackers that fill it, from what an index knows. A damaged one is put away first. */
export function openLedger(options: LedgerOptions, index: UsageIndex) {
  const open = (from: UsageIndex) => {
    const calendar = new Calendar(options.timezone);
    calendar.remember(options.dayStarts ?? []);
    const ledger = new UsageLedger(calendar, from, options.now);
    const trackers = options.codexHomes.map((home) => new RolloutTracker(home, ledger, from));
    return { ledger, trackers, index: from };
  };
  try {
    return open(index);
  } catch (error) {
    if (index === noIndex) throw error;
    return open(index.discard());
  }
}

/** The index is damaged or lost, or cannot be read any more. */
export function isIndexError(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ERR_SQLITE_ERROR' || code === 'ERR_INDEX_DAMAGED' || code === 'ERR_INDEX_LOST';
}
