import { isIndexError } from '../index/index-errors.ts';
import { noIndex, type UsageIndex } from '../index/usage-index.ts';
import { UsageLedger } from '../ledger/ledger.ts';
import { LimitReadings } from '../limits/limit-readings.ts';
import { Calendar } from '../time/calendar.ts';
import { RolloutTracker } from './rollout-tracker.ts';

/** What a ledger is made of. */
export interface LedgerOptions {
  readonly codexHomes: readonly string[];
  readonly timezone: string;
  /** When days begin, in milliseconds since the epoch, as far as known. */
  readonly dayStarts?: Iterable<readonly [day: string, start: number]>;
  /** Milliseconds since the epoch; left out, no limit counts as dated in the future. */
  readonly now?: () => number;
}

/**
 * Opens a ledger and readings of limits, with the trackers that fill them, from an index. A damaged index is set
 * aside first; one that cannot be used now is ignored.
 */
export function openLedger(options: LedgerOptions, index: UsageIndex) {
  const open = (from: UsageIndex) => {
    const calendar = new Calendar(options.timezone);
    calendar.remember(options.dayStarts ?? []);
    const ledger = new UsageLedger(calendar, from);
    const limits = new LimitReadings(options.now ?? (() => Number.POSITIVE_INFINITY));
    const stored = from.limits();
    if (stored) limits.load(stored);
    const trackers = options.codexHomes.map(
      (home) => new RolloutTracker(home, ledger, limits, from, options.now),
    );
    return { ledger, limits, trackers, index: from };
  };
  try {
    return open(index);
  } catch (error) {
    if (index === noIndex) throw error;
    return openLedger(options, isIndexError(error) ? discard(index) : closed(index));
  }
}

/** Opens a new index in place of a damaged one; none where it cannot be set aside. */
export function discard(index: UsageIndex): UsageIndex {
  try {
    return index.discard();
  } catch {
    return closed(index);
  }
}

function closed(index: UsageIndex): UsageIndex {
  try {
    index.close();
  } catch {}
  return noIndex;
}
