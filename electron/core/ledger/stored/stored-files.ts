import { sep } from 'node:path';
import type { PackedTexts } from '../../collections/packed-columns.ts';
import type { LineIssue } from '../../ingest/lines/rollout-state.ts';
import type { KnownFolders } from '../../ingest/rollouts/folder-state.ts';
import type { ReadMark } from '../../ingest/rollouts/read-mark.ts';
import { fileNameOf, type StoredFile } from '../../ingest/scan/stored-rows.ts';
import { unpackFolders } from './stored-folders.ts';
import type { Names } from './stored-threads.ts';

const COLUMNS = 15;
const [HOME, FOLDER, THREAD, SIZE, TIME, DEVICE, INODE] = [0, 1, 2, 3, 4, 5, 6] as const;
const [FINGERPRINT, CONSUMED, LINES, USED, VERSION, NOT_UNDERSTOOD, BARE, CHANGED] = [
  7, 8, 9, 10, 11, 12, 13, 14,
] as const;

/** Up to this many lookups, scanning all is cheaper than making maps. */
const FEW = 16;

/** A file that is asked for in order stands so near to the one before: those between them changed since. */
const NEAR = 4;

/** What shows that a file is unchanged, as the system gives it. Times in milliseconds since the epoch. */
export type FileStats = Omit<ReadMark, 'fingerprint'>;

/** The columns of `StoredFiles`. */
export interface FileColumns {
  readonly length: number;
  /** Names of files without their folders. */
  readonly fileNames: PackedTexts;
  readonly names: readonly string[];
  readonly threadIds: PackedTexts;
  readonly rows: () => Float64Array;
  /** See `packFolders`. */
  readonly folders: () => Float64Array;
  readonly issues: readonly (readonly [number, readonly LineIssue[]])[];
  /** What was read, by home and Codex version. */
  readonly readings: readonly StoredReading[];
}

/** What was read from the files of one home that one Codex version wrote. */
export interface StoredReading {
  readonly codexHome: string;
  readonly cliVersion: string | null;
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  readonly used: number;
  readonly notUnderstood: number;
  readonly bareLines: number;
}

/** Stored files in columns of numbers; none becomes an object until it is asked for. */
export class StoredFiles {
  readonly issues: ReadonlyMap<number, readonly LineIssue[]>;
  private readonly columns: FileColumns;
  /** Rows by file name for each folder, made when files are asked for out of order. */
  private readonly folders = new Map<string, ReadonlyMap<string, number>>();
  private last = -1;
  private searches = 0;

  constructor(columns: FileColumns) {
    this.columns = columns;
    this.issues = new Map(columns.issues);
  }

  /** Packs files as rows; their texts go into `names`, their threads are positions. */
  static pack(
    files: readonly StoredFile[],
    names: Names,
    threadPlaces: ReadonlyMap<string, number>,
  ): Float64Array {
    const rows = new Float64Array(files.length * COLUMNS);
    // Those of one folder follow each other, and there are many.
    let folder = '';
    let folderPlace = -1;
    files.forEach((file, row) => {
      const length = file.path.length - 1 - fileNameOf(file).length;
      if (length !== folder.length || !file.path.startsWith(folder)) {
        folder = file.path.slice(0, length);
        folderPlace = names.placeOf(folder);
      }
      const { size, mtimeMs, ctimeMs, dev, ino, fingerprint } = file.mark;
      const at = row * COLUMNS;
      rows[at + HOME] = names.placeOf(file.codexHome);
      rows[at + FOLDER] = folderPlace;
      rows[at + THREAD] = threadPlaces.get(file.threadId) ?? -1;
      rows[at + SIZE] = size;
      rows[at + TIME] = mtimeMs;
      rows[at + DEVICE] = dev;
      rows[at + INODE] = ino;
      rows[at + FINGERPRINT] = fingerprint;
      rows[at + CONSUMED] = file.consumed;
      rows[at + LINES] = file.lines;
      rows[at + USED] = file.used;
      rows[at + VERSION] = names.placeOf(file.cliVersion);
      rows[at + NOT_UNDERSTOOD] = file.notUnderstood;
      rows[at + BARE] = file.bareLines;
      rows[at + CHANGED] = ctimeMs;
    });
    return rows;
  }

  get length(): number {
    return this.columns.length;
  }

  /** Returns the row of a file, -1 where there is none. Fast where files are asked for in order. */
  rowOf(folder: string, fileName: string): number {
    for (let row = this.last + 1; row <= this.last + NEAR; row++) {
      if (this.columns.fileNames.at(row) !== fileName || this.folder(row) !== folder) continue;
      this.last = row;
      return row;
    }
    const row = this.search(folder, fileName);
    if (row >= 0) this.last = row;
    return row;
  }

  get readings(): readonly StoredReading[] {
    return this.columns.readings;
  }

  codexHome(row: number): string {
    return this.name(row, HOME) ?? '';
  }

  path(row: number): string {
    return `${this.folder(row)}${sep}${this.columns.fileNames.at(row) ?? ''}`;
  }

  /** Returns the folders that were listed, as they were. */
  knownFolders(): KnownFolders {
    const { names, fileNames, folders } = this.columns;
    return unpackFolders(folders(), names, fileNames);
  }

  /** Returns true where the file is unchanged since it was stored. */
  isSame(row: number, { size, mtimeMs, ctimeMs, dev, ino }: FileStats): boolean {
    return (
      this.value(row, SIZE) === size &&
      this.value(row, TIME) === mtimeMs &&
      this.value(row, CHANGED) === ctimeMs &&
      this.value(row, INODE) === ino &&
      this.value(row, DEVICE) === dev
    );
  }

  at(row: number): StoredFile {
    const fileName = this.columns.fileNames.at(row) ?? '';
    return {
      path: this.path(row),
      codexHome: this.codexHome(row),
      threadId: this.columns.threadIds.at(this.value(row, THREAD)) ?? '',
      name: fileName.endsWith('.zst') ? fileName.slice(0, -'.zst'.length) : fileName,
      mark: {
        size: this.value(row, SIZE),
        mtimeMs: this.value(row, TIME),
        ctimeMs: this.value(row, CHANGED),
        dev: this.value(row, DEVICE),
        ino: this.value(row, INODE),
        fingerprint: this.value(row, FINGERPRINT),
      },
      consumed: this.value(row, CONSUMED),
      lines: this.value(row, LINES),
      used: this.value(row, USED),
      cliVersion: this.name(row, VERSION),
      notUnderstood: this.value(row, NOT_UNDERSTOOD),
      bareLines: this.value(row, BARE),
      issues: this.issues.get(row) ?? [],
    };
  }

  private search(folder: string, fileName: string): number {
    if (this.folders.size > 0 || this.searches >= FEW) return this.rowsIn(folder).get(fileName) ?? -1;
    this.searches += 1;
    const { fileNames } = this.columns;
    for (let row = fileNames.indexOf(fileName); row >= 0; row = fileNames.indexOf(fileName, row + 1)) {
      if (this.folder(row) === folder) return row;
    }
    return -1;
  }

  private rowsIn(folder: string): ReadonlyMap<string, number> {
    if (this.folders.size === 0) this.groupByFolder();
    return this.folders.get(folder) ?? new Map();
  }

  private groupByFolder(): void {
    const groups = this.folders as Map<string, Map<string, number>>;
    let lastFolder: string | null = null;
    let group = new Map<string, number>();
    this.columns.fileNames.all.forEach((fileName, row) => {
      const folder = this.folder(row);
      if (folder !== lastFolder) {
        lastFolder = folder;
        group = groups.get(folder) ?? new Map();
        groups.set(folder, group);
      }
      group.set(fileName, row);
    });
  }

  private folder(row: number): string {
    return this.name(row, FOLDER) ?? '';
  }

  private value(row: number, column: number): number {
    return this.columns.rows()[row * COLUMNS + column] ?? 0;
  }

  private name(row: number, column: number): string | null {
    return this.columns.names[this.value(row, column)] ?? null;
  }
}
