import { type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { DamagedIndex, joinColumns, numbers, splitColumns } from '../../collections/packed-columns.ts';
import { folderTimes, isSettled, unknownTimes } from './folder-state.ts';

/** The columns of a folder; all NaN where there is none. */
const FOLDER_COLUMNS = 4;

/** The columns of a file; the first is the position of its folder. */
const FILE_COLUMNS = 6;

/** Occurs in no name. */
const SEPARATOR = '\0';

/**
 * The folders and rollouts that a walk found, all of them known before. A later process can tell from it whether
 * anything changed: it asks for the state of each, and lists no folder, since a folder that is as it was has the
 * entries that it had.
 */
export class FoundTree {
  private readonly folders: string[] = [];
  private readonly folderRows: number[] = [];
  private readonly files: string[] = [];
  private readonly fileRows: number[] = [];
  private isSpoilt = false;
  /** The folder that changed last. */
  private changedAt = Number.NEGATIVE_INFINITY;

  /** Records a folder as it is before it is listed; undefined where there is none. */
  addFolder(path: string, stats: Stats | undefined): void {
    const times = stats ? folderTimes(stats) : unknownTimes;
    this.folderRows.push(...times);
    this.folders.push(path);
    if (stats) this.changedAt = Math.max(this.changedAt, stats.mtimeMs, stats.ctimeMs);
  }

  /** Records a file of a folder, by the position in which that was added. */
  addFile(folder: number, name: string, stats: Stats): void {
    // Nothing is kept of a tree in which something is new.
    if (this.isSpoilt) return;
    const { size, mtimeMs, ctimeMs, dev, ino } = stats;
    this.files.push(name);
    this.fileRows.push(folder, size, mtimeMs, ctimeMs, dev, ino);
  }

  /** Marks that something was found that is new or cannot be read. */
  spoil(): void {
    this.isSpoilt = true;
  }

  /** Returns true where nothing else was found, and no folder changed so shortly before `now` that it may have again. */
  isSettled(now: number): boolean {
    const { changedAt } = this;
    return !this.isSpoilt && this.files.length > 0 && isSettled([changedAt, changedAt, 0, 0], now);
  }

  pack(): Uint8Array {
    return joinColumns([
      Buffer.from(this.folders.join(SEPARATOR)),
      Float64Array.from(this.folderRows),
      Buffer.from(this.files.join(SEPARATOR)),
      Float64Array.from(this.fileRows),
    ]);
  }
}

/**
 * Returns true where every folder and file of a packed tree is as it was. What changed last is checked first.
 *
 * @throws DamagedIndex where that is no packed tree.
 */
export function isTreeUnchanged(packed: Uint8Array): boolean {
  const [folderTexts, folderColumn, fileTexts, fileColumn] = splitColumns(packed);
  if (!folderTexts || !fileTexts) throw new DamagedIndex();
  const folders = textsOf(folderTexts);
  const folderRows = numbers(folderColumn);
  const files = textsOf(fileTexts);
  const fileRows = numbers(fileColumn);
  for (let file = files.length - 1; file >= 0; file--) {
    const at = file * FILE_COLUMNS;
    const path = `${folders[fileRows[at] ?? -1]}${sep}${files[file]}`;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile() || !isRow(fileRows, at + 1, fileRow(stats))) return false;
  }
  for (let folder = folders.length - 1; folder >= 0; folder--) {
    const stats = statSync(folders[folder] ?? '', { throwIfNoEntry: false });
    const times = stats ? folderTimes(stats) : unknownTimes;
    if (!isRow(folderRows, folder * FOLDER_COLUMNS, times)) return false;
  }
  return true;
}

function fileRow({ size, mtimeMs, ctimeMs, dev, ino }: Stats): readonly number[] {
  return [size, mtimeMs, ctimeMs, dev, ino];
}

function isRow(rows: Float64Array, at: number, row: readonly number[]): boolean {
  return row.every((value, column) => Object.is(rows[at + column], value));
}

function textsOf(column: Uint8Array): readonly string[] {
  return Buffer.from(column.buffer, column.byteOffset, column.length).toString().split(SEPARATOR);
}
