import type { ExportRecord } from '../../../shared/schema/export/record.ts';
import type { NameProject } from '../identity/name-project.ts';
import type { SourceProgress } from '../outbox/outbox.ts';
import type { RecordMaker } from '../records/record-maker.ts';

/** Records of one thing, and the note that it was read this far. */
export interface Found {
  readonly records: readonly ExportRecord[];
  readonly progress: SourceProgress;
}

export interface ReadContext {
  /** Returns how far a part of the source was read; null where it never was. */
  progress(source: string): string | null;
  readonly make: RecordMaker;
  readonly nameProject: NameProject;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Nothing that happened before is exported. */
  readonly since: number;
}

/** Something that happens, which is followed by asking again. */
export interface Source {
  readonly name: string;
  /**
   * Returns when it is to be asked again though nothing has changed, as of the last time it was read; null or left out
   * where that depends on nothing but changes.
   */
  dueAt?(): number | null;
  /** Yields what is new. What is not taken is yielded again the next time. */
  read(context: ReadContext): AsyncIterable<Found>;
}
