import { isIndexError } from '../index/index-errors.ts';
import { noIndex, type UsageIndex } from '../index/usage-index.ts';
import { UsageLedger } from '../ledger/ledger.ts';
import { LimitReadings } from '../limits/limit-readings.ts';
import { Calendar } from '../time/calendar.ts';
import { RolloutTracker } from './rollout-tracker.ts';

/** What a ledger is of. */
export interface LedgerOptions {
  readonly codexHomes: readonly string[];
  readonly timezone: string;
  /** When days begin, in milliseconds since the epoch, as far as it is known already. */
  readonly dayStarts?: Iterable<readonly [day: string, start: number]>;
  /** Milliseconds since the epoch; left out, nothing is taken to be ahead of its time. */
  readonly now?: () => number;
}

/**
 * A ledger and readings of limits with the trackers that fill them, from what an index knows. A damaged one is put away first; one that
 * cannot be used now is done without.
 */
export function openLedger(options: LedgerOptions, index: UsageIndex) {
  const open = (from: UsageIndex) => {
    const calendar = new Calendar(options.timezone);
    calendar.remember(options.dayStarts ?? []);
    const ledger = new UsageLedger(calendar, from);
    const limits = new LimitReadings(options.now ?? (() => Number.POSITIVE_INFINITY));
    const stored = from.limits();
    if (stored) limits.load(stored);
    const trackers = options.codexHomes.map((home) => new RolloutTracker(home, ledger, limits, from));
    return { ledger, limits, trackers, index: from };
  };
  try {
    return open(index);
  } catch (error) {
    if (index === noIndex) throw error;
    return openLedger(options, isIndexError(error) ? discard(index) : closed(index));
  }
}

/** Another index in the place of one that is damaged; none where it cannot be put away. */
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
