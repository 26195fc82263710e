import type { ThreadLedger } from './thread-ledger.ts';

/** Threads that are not saved as they are. */
export class UnsavedThreads {
  readonly all = new Set<ThreadLedger>();
  /** Of these, the ones that are not written ahead of the save either. */
  readonly unwritten = new Set<ThreadLedger>();

  add(thread: ThreadLedger): void {
    this.all.add(thread);
    this.unwritten.add(thread);
  }

  saved(thread: ThreadLedger): void {
    this.all.delete(thread);
    this.unwritten.delete(thread);
  }

  /** All of them are written ahead. */
  written(): void {
    this.unwritten.clear();
  }

  /** Those that are written ahead as they are. */
  ahead(): ThreadLedger[] {
    return [...this.all].filter((thread) => !this.unwritten.has(thread));
  }
}
