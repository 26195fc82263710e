import { accessSync, constants, existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MINUTE_MS } from '../../shared/durations.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { NewThread } from '../ingest/scan/new-thread.ts';
import { isRunning } from '../platform/is-running.ts';
import { setAside } from './sqlite-file.ts';
import { SqliteIndex } from './sqlite-index.ts';
import { type IndexChanges, type LedgerBase, LostIndex, noIndex, type UsageIndex } from './usage-index.ts';

const SUFFIX = '.new';

/** Writing a new index takes at most this long, in milliseconds. */
const LONGEST_WRITE_MS = MINUTE_MS;

/**
 * An index that does not exist yet. The first save writes it to a temporary file and then renames that, so that it
 * appears whole or not at all and nothing is written twice.
 */
export class NewIndex implements UsageIndex {
  readonly aside: string | null;
  private readonly path: string;
  private readonly mayBulkInsert: boolean;
  /** True where inserted threads were lost. */
  private isLost = false;
  private written = false;
  private index: UsageIndex = noIndex;
  /** The temporary file while it is being written. */
  private temporary: TemporaryIndexFile | null = null;

  /** `mayBulkInsert`: false where bulk inserts failed before. */
  constructor(path: string, mayBulkInsert = true, aside: string | null = null) {
    this.path = path;
    this.aside = aside;
    this.mayBulkInsert = mayBulkInsert;
    accessSync(dirname(path), constants.W_OK);
  }

  /** The index once it exists; until then the temporary file. */
  private get own(): UsageIndex {
    if (this.written && this.index === noIndex) {
      const index = new SqliteIndex(this.path);
      index.goOn();
      this.index = index;
    }
    return this.temporary?.index ?? this.index;
  }

  load(timezone: string) {
    return this.own.load(timezone);
  }

  settle() {
    this.own.settle();
  }

  files() {
    return this.own.files();
  }

  details(threadId: string) {
    return this.own.details(threadId);
  }

  limits() {
    return this.own.limits();
  }

  fileState(path: string) {
    return this.own.fileState(path);
  }

  threadFiles(threadId: string) {
    return this.own.threadFiles(threadId);
  }

  responses(threadId: string) {
    return this.own.responses(threadId);
  }

  get isBaseDue(): boolean {
    return this.index.isBaseDue;
  }

  acceptsBulkInsert(): boolean {
    if (!this.mayBulkInsert || this.written || this.index !== noIndex) return false;
    this.temporary ??= new TemporaryIndexFile(this.path);
    return !this.temporary.lost;
  }

  bulkInsert(file: RolloutFile, thread: NewThread): void {
    if (this.temporary?.bulkInsert(file, thread)) return;
    this.isLost = true;
    throw new LostIndex();
  }

  save(changes: IndexChanges, base: () => LedgerBase): string[] {
    if (this.written || this.index !== noIndex) return this.own.save(changes, base);
    const temporary = this.temporary ?? new TemporaryIndexFile(this.path);
    // `base` may read threads that were inserted earlier, where a fork is counted differently than at first.
    this.temporary = temporary;
    this.written = temporary.save(changes, base);
    this.temporary = null;
    if (this.written) return [];
    this.isLost = temporary.hasNew;
    if (this.isLost) throw new LostIndex();
    this.index = new SqliteIndex(this.path);
    return this.index.save(changes, base);
  }

  discard(): UsageIndex {
    this.close();
    if (existsSync(this.path)) {
      const other = this.isLost ? openOther(this.path) : null;
      if (other) return other;
      return new NewIndex(this.path, !this.isLost, setAside(this.path));
    }
    return new NewIndex(this.path, !this.isLost, this.aside);
  }

  close(): void {
    this.temporary?.drop();
    this.temporary = null;
    this.index.close();
  }
}

/** A new index under a temporary name until it is whole. */
class TemporaryIndexFile {
  /** True where it cannot be written: its contents are lost. */
  lost = false;
  /** True where it holds what exists nowhere else. */
  hasNew = false;
  index: SqliteIndex | null = null;
  private readonly path: string;
  private readonly file: string;

  constructor(path: string) {
    this.path = path;
    this.file = `${path}.${process.pid}${SUFFIX}`;
    // A leftover journal belongs to a deleted index; SQLite handles it.
    if (existsSync(path) || existsSync(`${path}-wal`)) this.lost = true;
    else this.attempt(() => this.open());
  }

  /** Returns false where the index is lost. */
  bulkInsert(file: RolloutFile, thread: NewThread): boolean {
    this.hasNew = true;
    return this.attempt(() => this.index?.bulkInsert(file, thread));
  }

  /**
   * Writes the rest and gives the file its name. Returns false where it is lost, where another process was faster, or
   * where the file system has no links.
   */
  save(changes: IndexChanges, base: () => LedgerBase): boolean {
    const written = this.attempt(() => {
      this.index?.save(changes, base);
      this.index?.close();
      this.index = null;
      // Unlike a rename, a link never replaces what another process has written.
      linkSync(this.file, this.path);
    });
    this.drop();
    return written;
  }

  drop(): void {
    this.index?.close();
    this.index = null;
    rmSync(this.file, { force: true });
  }

  private open(): void {
    removeLeftOvers(this.path);
    rmSync(this.file, { force: true });
    this.index = new SqliteIndex(this.file, true);
  }

  private attempt(write: () => void): boolean {
    if (this.lost) return false;
    try {
      write();
    } catch {
      this.lost = true;
      this.drop();
    }
    return !this.lost;
  }
}

/** Opens the index that another process has written; null where it cannot be used. */
function openOther(path: string): UsageIndex | null {
  try {
    return new SqliteIndex(path);
  } catch {
    return null;
  }
}

/** Removes files of processes that were killed while writing. */
function removeLeftOvers(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(SUFFIX)) continue;
    const file = join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    const isOld = stats && Date.now() - stats.mtimeMs > LONGEST_WRITE_MS;
    if (isOld || !isRunning(Number(name.split('.').at(-2)))) rmSync(file, { force: true });
  }
}
