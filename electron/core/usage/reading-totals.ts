import { entryOf } from '../collections/entry-of.ts';
import type { StoredFile } from '../ingest/scan/stored-rows.ts';

type Reading = Pick<ReadingSum, 'files' | 'bytes' | 'lines' | 'used' | 'notUnderstood' | 'bareLines'>;

/** What was read of some files. */
export class ReadingSum {
  files = 0;
  bytes = 0;
  lines = 0;
  /** Lines that were used. */
  used = 0;
  notUnderstood = 0;
  bareLines = 0;

  /** Adds a reading, or subtracts it with `sign` -1. */
  add(reading: Reading, sign: 1 | -1): void {
    this.files += sign * reading.files;
    this.bytes += sign * reading.bytes;
    this.lines += sign * reading.lines;
    this.used += sign * reading.used;
    this.notUnderstood += sign * reading.notUnderstood;
    this.bareLines += sign * reading.bareLines;
  }
}

/** Sums over all files and by the Codex version that wrote them, updated as files are read. */
export class ReadingTotals {
  readonly all = new ReadingSum();
  readonly versions = new Map<string | null, ReadingSum>();

  add(file: StoredFile, sign: 1 | -1): void {
    this.addReading({ ...file, files: 1, bytes: file.consumed }, sign);
  }

  /** Adds a reading of several files of one version. */
  addReading(reading: Reading & { readonly cliVersion: string | null }, sign: 1 | -1 = 1): void {
    this.all.add(reading, sign);
    const version = entryOf(this.versions, reading.cliVersion, () => new ReadingSum());
    version.add(reading, sign);
    if (version.files === 0) this.versions.delete(reading.cliVersion);
  }
}
