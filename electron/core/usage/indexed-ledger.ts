import { isIndexError } from '../index/index-errors.ts';
import { salvageThreads } from '../index/salvage-threads.ts';
import { LostIndex, noIndex, type UsageIndex } from '../index/usage-index.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { LimitReadings } from '../limits/limit-readings.ts';
import type { Logger } from '../platform/ports.ts';
import { type SaveOptions, saveLedger } from './index-writer.ts';
import { discard, type LedgerOptions, openLedger } from './open-ledger.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** After this many damaged indexes, Glance goes on without one. */
const MOST_RESTARTS = 2;

/** A ledger and its index, started over where the index turns out to be damaged. */
export class IndexedLedger {
  ledger: UsageLedger;
  limits: LimitReadings;
  trackers: readonly RolloutTracker[];
  /** The paths of damaged indexes. */
  readonly aside: string[] = [];
  private index: UsageIndex;
  private restarts = 0;
  private salvaged = 0;
  private readonly options: LedgerOptions;
  private readonly logger: Pick<Logger, 'warn'> | undefined;

  constructor(options: LedgerOptions, index: UsageIndex, logger: Pick<Logger, 'warn'> | undefined) {
    this.options = options;
    this.logger = logger;
    const opened = openLedger(options, index);
    this.ledger = opened.ledger;
    this.limits = opened.limits;
    this.trackers = opened.trackers;
    this.index = opened.index;
    this.noteAside();
  }

  /** True where there is an index. */
  get isKept(): boolean {
    return this.index !== noIndex;
  }

  /** Starts over with an empty index after the one before was damaged: everything must be read again. */
  restart(): void {
    this.restarts += 1;
    const next = discard(this.index);
    if (this.restarts > MOST_RESTARTS) next.close();
    const opened = openLedger(this.options, this.restarts > MOST_RESTARTS ? noIndex : next);
    this.ledger = opened.ledger;
    this.limits = opened.limits;
    this.trackers = opened.trackers;
    this.index = opened.index;
    if (next.aside !== null && !this.aside.includes(next.aside)) this.aside.push(next.aside);
    this.noteAside();
  }

  private noteAside(): void {
    const { aside } = this.index;
    if (aside !== null && !this.aside.includes(aside)) this.aside.push(aside);
  }

  /** Reads the remaining parts of the index before others change it. */
  settle(): void {
    this.index.settle();
  }

  /**
   * Saves what changed, see `saveLedger`. Where that fails, it stays in memory.
   *
   * @throws LostIndex or DamagedIndex where all is to be read again.
   */
  save(how: SaveOptions = {}): void {
    if (!this.isKept) return;
    try {
      saveLedger(this.ledger, this.limits, this.trackers, this.index, how);
    } catch (error) {
      if (error instanceof LostIndex || isIndexError(error)) throw error;
      const why = error instanceof Error ? error.message : String(error);
      this.logger?.warn(`The index could not be saved: ${why}`);
    }
  }

  /** Takes from damaged indexes the sessions that are no longer on disk. */
  salvage(): void {
    let taken = 0;
    for (const file of this.aside.slice(this.salvaged)) taken += salvageThreads(file, this.ledger);
    this.salvaged = this.aside.length;
    if (taken > 0) this.save();
  }

  /** Saves what was read and closes the index. A damaged one is set aside: the next start reads everything again. */
  close(): void {
    try {
      this.save();
    } catch {
      this.index = discard(this.index);
    }
    this.index.close();
  }
}
