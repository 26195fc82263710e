import { dirname, sep } from 'node:path';
import type { PackedTexts } from '../../collections/packed-columns.ts';
import {
  type FolderState,
  type KnownFolder,
  type KnownFolders,
  unknownTimes,
} from '../../ingest/rollouts/folder-state.ts';
import type { StoredFile } from '../../ingest/scan/stored-rows.ts';
import type { Names } from './stored-threads.ts';

const COLUMNS = 7;

/**
 * Packs folders as rows: the position of the path in `names`, the first of its files and how many they are, then its
 * times. The times of a folder are unknown where these are not all the rollouts that were found in it, or do not stand
 * together.
 */
export function packFolders(
  folders: readonly FolderState[],
  files: readonly StoredFile[],
  names: Names,
): Float64Array {
  const ranges = new Map<string, { readonly first: number; count: number }>();
  let folder = '';
  let range = { first: 0, count: 0 };
  files.forEach(({ path }, row) => {
    // Those of one folder follow each other, and there are many.
    if (!path.startsWith(folder) || path.lastIndexOf(sep) !== folder.length) {
      folder = dirname(path);
      range = { first: row, count: ranges.has(folder) ? Number.NaN : 0 };
      ranges.set(folder, range);
    }
    range.count += 1;
  });
  const rows = folders.flatMap(({ path, times, rollouts }) => {
    const { first, count } = ranges.get(path) ?? { first: 0, count: 0 };
    return [names.placeOf(path), first, count, ...(count === rollouts ? times : unknownTimes)];
  });
  return Float64Array.from(rows);
}

/** Unpacks the rows of `packFolders`. */
export function unpackFolders(
  rows: Float64Array,
  names: readonly string[],
  fileNames: Pick<PackedTexts, 'all'>,
): KnownFolders {
  const folders = new Map<string, KnownFolder & { readonly folders: string[] }>();
  for (let at = 0; at + COLUMNS <= rows.length; at += COLUMNS) {
    const [place = -1, first = 0, count = 0, mtimeMs = 0, ctimeMs = 0, dev = 0, ino = 0] = rows.subarray(
      at,
      at + COLUMNS,
    );
    const path = names[place] ?? '';
    folders.set(path, {
      times: [mtimeMs, ctimeMs, dev, ino],
      names: () => fileNames.all.slice(first, first + count),
      folders: [],
    });
    folders.get(dirname(path))?.folders.push(path);
  }
  return folders;
}
