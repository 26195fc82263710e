import { basename, dirname } from 'node:path';
import type { LoadedFiles } from '../index/usage-index.ts';
import type { KnownFolders } from '../ingest/rollouts/folder-state.ts';
import type { StoredFile } from '../ingest/scan/stored-rows.ts';
import type { FileStats, StoredFiles, StoredReading } from '../ledger/stored/stored-files.ts';
import { ReadingTotals } from './reading-totals.ts';

/** What was read of all files, and the paths of those with problems. */
export interface FileSums {
  readonly totals: ReadingTotals;
  readonly flawed: Set<string>;
}

/** The files of one Codex home by path. Those stored in an index become objects when they are asked for. */
export class FileTable {
  private readonly base: StoredFiles | null;
  private readonly live = new Map<string, StoredFile>();
  /** 1 for each row of the base that does not count: of another home, changed since, or removed. */
  private readonly replaced: Uint8Array;
  private persisted: number;
  private readonly readings: readonly StoredReading[];
  /** Paths whose rows no longer count; looked up when the base is next needed. */
  private unpersisted: string[] = [];
  /** Rows that are in the stored readings and no longer count; null once these are summed. */
  private left: StoredFile[] | null = [];
  /** Computed when needed: it requires everything known about files. */
  private known: FileSums | null = null;

  constructor(codexHome: string, { base, changed, removed }: LoadedFiles) {
    this.base = base;
    this.replaced = new Uint8Array(base?.length ?? 0);
    this.readings = base?.readings.filter((reading) => reading.codexHome === codexHome) ?? [];
    this.persisted = this.readings.reduce((sum, { files }) => sum + files, 0);
    // Most users have one home, so there is nothing to search.
    for (let row = 0; this.persisted < this.replaced.length && row < this.replaced.length; row++) {
      if (base?.codexHome(row) !== codexHome) this.replaced[row] = 1;
    }
    for (const path of removed) this.delete(path);
    for (const file of changed) if (file.codexHome === codexHome) this.set(file);
  }

  get size(): number {
    this.restAll();
    return this.live.size + this.persisted;
  }

  has(path: string): boolean {
    return this.live.has(path) || this.rowOf(path) >= 0;
  }

  get(path: string): StoredFile | undefined {
    const live = this.live.get(path);
    if (live) return live;
    const row = this.rowOf(path);
    return row < 0 ? undefined : this.base?.at(row);
  }

  set(file: StoredFile): void {
    if (this.base) this.unpersisted.push(file.path);
    this.live.set(file.path, file);
    if (file.issues.length > 0) this.known?.flawed.add(file.path);
    this.known?.totals.add(file, 1);
  }

  delete(path: string): void {
    const file = this.known ? this.get(path) : undefined;
    if (file) this.known?.totals.add(file, -1);
    this.known?.flawed.delete(path);
    if (this.base) this.unpersisted.push(path);
    this.live.delete(path);
  }

  *values(): Generator<StoredFile> {
    for (const row of this.persistedRows()) if (this.base) yield this.base.at(row);
    yield* this.live.values();
  }

  *keys(): Generator<string> {
    for (const row of this.persistedRows()) if (this.base) yield this.base.path(row);
    yield* this.live.keys();
  }

  /** Returns the folders that an index has, as they were when they were listed. */
  get knownFolders(): KnownFolders | undefined {
    return this.base?.knownFolders();
  }

  /** Returns true where the file is unchanged since it was read. */
  isSame(path: string, folder: string, fileName: string, stats: FileStats): boolean {
    const { base } = this;
    // A path that was just put together would have to be hashed.
    const mark = this.live.size > 0 ? this.live.get(path)?.mark : undefined;
    if (mark) {
      const { size, mtimeMs, ctimeMs, dev, ino } = stats;
      const isUnchanged = mark.size === size && mark.mtimeMs === mtimeMs && mark.ctimeMs === ctimeMs;
      return isUnchanged && mark.dev === dev && mark.ino === ino;
    }
    this.restAll();
    const row = base ? base.rowOf(folder, fileName) : -1;
    return base !== null && row >= 0 && this.replaced[row] === 0 && base.isSame(row, stats);
  }

  get sums(): FileSums {
    this.known ??= this.sumUp({ totals: new ReadingTotals(), flawed: new Set() });
    return this.known;
  }

  private sumUp({ totals, flawed }: FileSums): FileSums {
    this.restAll();
    const { base, replaced } = this;
    for (const reading of this.readings) totals.addReading(reading);
    for (const file of this.left ?? []) totals.add(file, -1);
    this.left = null;
    for (const row of base?.issues.keys() ?? []) if (base && replaced[row] === 0) flawed.add(base.path(row));
    for (const file of this.live.values()) {
      totals.add(file, 1);
      if (file.issues.length > 0) flawed.add(file.path);
    }
    return { totals, flawed };
  }

  private *persistedRows(): Generator<number> {
    this.restAll();
    if (this.persisted === 0) return;
    for (let row = 0; row < this.replaced.length; row++) if (this.replaced[row] === 0) yield row;
  }

  private rowOf(path: string): number {
    this.restAll();
    return this.persistedRow(path);
  }

  private persistedRow(path: string): number {
    const row = this.base?.rowOf(dirname(path), basename(path)) ?? -1;
    return row >= 0 && this.replaced[row] === 0 ? row : -1;
  }

  private restAll(): void {
    const paths = this.unpersisted;
    this.unpersisted = [];
    for (const path of paths) this.materialize(path);
  }

  private materialize(path: string): void {
    const row = this.persistedRow(path);
    if (row < 0 || !this.base) return;
    this.left?.push(this.base.at(row));
    this.replaced[row] = 1;
    this.persisted -= 1;
  }
}
