import { accessSync, constants, existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setAside } from './sqlite-file.ts';
import { SqliteIndex } from './sqlite-index.ts';
import { type IndexChanges, type LedgerBase, noIndex, type UsageIndex } from './usage-index.ts';

const SUFFIX = '.new';

/** Nobody writes a new index for longer, in milliseconds. */
const LONGEST_WRITE_MS = 60_000;

/**
 * An index that is not there yet. The first save writes it whole to a file beside and then gives that its
 * name, so that it is there as a whole or not at all, and nothing is written twice.
 */
export class NewIndex implements UsageIndex {
  private readonly path: string;
  private written = false;
  private index: UsageIndex = noIndex;

  /** @throws where its folder cannot be written. */
  constructor(path: string) {
    this.path = path;
    accessSync(dirname(path), constants.W_OK);
  }

  /** The index itself, once there is one. */
  private get own(): UsageIndex {
    if (this.written && this.index === noIndex) {
      const index = new SqliteIndex(this.path);
      index.goOn();
      this.index = index;
    }
    return this.index;
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

  save(changes: IndexChanges, base: () => LedgerBase): string[] {
    if (this.own === noIndex) {
      this.written = writeWhole(this.path, changes, base);
      if (this.written) return [];
      this.index = new SqliteIndex(this.path);
    }
    return this.own.save(changes, base);
  }

  discard(): UsageIndex {
    this.index.close();
    if (existsSync(this.path)) setAside(this.path);
    return new NewIndex(this.path);
  }

  close(): void {
    this.index.close();
  }
}

/** False where another process was quicker, or where the file system has no links. */
function writeWhole(path: string, changes: IndexChanges, base: () => LedgerBase): boolean {
  // What is left of a journal belongs to an index that was deleted: SQLite knows what to do with it.
  if (existsSync(path) || existsSync(`${path}-wal`)) return false;
  removeLeftOvers(path);
  const beside = `${path}.${process.pid}${SUFFIX}`;
  rmSync(beside, { force: true });
  try {
    const index = new SqliteIndex(beside, true);
    try {
      index.save(changes, base);
    } finally {
      index.close();
    }
    // Unlike a rename, a link never replaces what another process has written meanwhile.
    linkSync(beside, path);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Files of processes that were killed while they wrote. */
function removeLeftOvers(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(SUFFIX)) continue;
    const file = join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > LONGEST_WRITE_MS) rmSync(file, { force: true });
  }
}
