import { entryOf } from './entry-of.ts';
import type { StoredFile } from './usage-index.ts';

/** What was read of some files. */
export class ReadingSum {
  files = 0;
  bytes = 0;
  lines = 0;
  /** Lines of which something was taken. */
  used = 0;
  notUnderstood = 0;
  bareLines = 0;

  add(file: StoredFile, sign: 1 | -1): void {
    this.files += sign;
    this.bytes += sign * file.consumed;
    this.lines += sign * file.lines;
    this.used += sign * file.used;
    this.notUnderstood += sign * file.notUnderstood;
    this.bareLines += sign * file.bareLines;
  }
}

/** Sums over all files and by the Codex version that wrote them, kept as files are read. */
export class ReadingTotals {
  readonly all = new ReadingSum();
  readonly versions = new Map<string | null, ReadingSum>();

  add(file: StoredFile, sign: 1 | -1): void {
    this.all.add(file, sign);
    const version = entryOf(this.versions, file.cliVersion, () => new ReadingSum());
    version.add(file, sign);
    if (version.files === 0) this.versions.delete(file.cliVersion);
  }
}
