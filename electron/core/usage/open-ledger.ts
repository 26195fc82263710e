import { Calendar } from './calendar.ts';
import { UsageLedger } from './ledger.ts';
import { RolloutTracker } from './rollout-tracker.ts';
import { noIndex, type UsageIndex } from './usage-index.ts';

interface LedgerOptions {
  readonly codexHomes: readonly string[];
  readonly timezone: string;
}

/** A ledger with the trackers that fill it, from what an index knows. A damaged one is put away first. */
export function openLedger(options: LedgerOptions, index: UsageIndex) {
  const open = (from: UsageIndex) => {
    const ledger = new UsageLedger(new Calendar(options.timezone), from);
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

/** The index is damaged, or cannot be read any more. */
export function isIndexError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_SQLITE_ERROR';
}
