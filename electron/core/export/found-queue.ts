import type { ExportRecord } from '../../shared/schema/export/record.ts';
import type { Outbox, SourceProgress } from './outbox/outbox.ts';
import type { Found } from './sources/source.ts';

/** So many records and notes are written at a time. */
const GATHERED = 100;

/** Gathers what is found, so that many small transactions become few. */
export class FoundQueue {
  added = 0;
  private readonly outbox: Outbox;
  private readonly now: () => number;
  private records: ExportRecord[] = [];
  private progress: SourceProgress[] = [];

  constructor(outbox: Outbox, now: () => number) {
    this.outbox = outbox;
    this.now = now;
  }

  /** Returns true where all was written. */
  take({ records, progress }: Found): boolean {
    this.records.push(...records);
    this.progress.push(progress);
    if (this.records.length + this.progress.length < GATHERED) return false;
    this.flush();
    return true;
  }

  flush(): void {
    const { records, progress } = this;
    if (progress.length === 0) return;
    [this.records, this.progress] = [[], []];
    this.added += this.outbox.add(records, progress, this.now());
  }
}
