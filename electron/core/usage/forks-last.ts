import { legacyParentOf } from '../ingest/rollouts/copied-prefix.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { FileReading } from '../ingest/scan/read-job.ts';
import type { ThreadTable } from '../ledger/thread-table.ts';

type Take = (file: RolloutFile, reading: FileReading) => void;

/**
 * Passes readings on, forks without turn ids after all others where their parents are not known yet: how much
 * of such a fork is copied is known once its parent was read. Files are read newest first, so that the parent mostly comes later.
 */
export class ForksLast {
  private readonly waiting: (readonly [RolloutFile, FileReading])[] = [];
  private readonly threads: ThreadTable;
  private readonly pass: Take;

  constructor(threads: ThreadTable, pass: Take) {
    this.threads = threads;
    this.pass = pass;
  }

  take(file: RolloutFile, reading: FileReading): void {
    const parent = 'checkpoint' in reading ? legacyParentOf(reading.checkpoint.state) : null;
    if (parent !== null && !this.threads.get(parent)) this.waiting.push([file, reading]);
    else this.pass(file, reading);
  }

  /** Passes on what waits. */
  finish(): void {
    for (const [file, reading] of this.waiting.splice(0).reverse()) this.pass(file, reading);
  }
}
