import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { loadRegularFile, loadRegularText } from '../../platform/reading/regular-file.ts';

/**
 * Returns true where a Git repository tracks the file, according to its index. Git itself is not run: it may be
 * missing, and on some systems running it opens a dialog.
 */
export async function isTracked(file: string): Promise<boolean> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const gitDir = await gitDirOf(folder);
    if (gitDir !== null) {
      const index = await loadRegularFile(join(gitDir, 'index'), 'gitIndex').catch(() => null);
      const path = relative(folder, file).split(sep).join('/');
      return index !== null && indexHolds(index, path);
    }
    if (dirname(folder) === folder) return false;
  }
}

/** `.git` is a folder, or in worktrees and submodules a file that names it. */
async function gitDirOf(folder: string): Promise<string | null> {
  const path = join(folder, '.git');
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (found.isDirectory()) return path;
  const text = await loadRegularText(path, 'note').catch(() => '');
  const named = /^gitdir: (.+)$/m.exec(text)?.[1];
  return named === undefined ? null : resolve(folder, named.trim());
}

const HEADER_BYTES = 12;
/** The bytes before an entry's flags. */
const STAT_AND_HASH_BYTES = 60;

/** Returns true where an index of version 2, 3 or 4 lists the path. Source: Git's `gitformat-index`. */
export function indexHolds(index: Buffer, path: string): boolean {
  if (index.length < HEADER_BYTES || index.toString('latin1', 0, 4) !== 'DIRC') return false;
  const version = index.readUInt32BE(4);
  if (version < 2 || version > 4) return false;
  let at = HEADER_BYTES;
  let name = Buffer.alloc(0);
  const wanted = Buffer.from(path);
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    const flagsAt = at + STAT_AND_HASH_BYTES;
    if (flagsAt + 2 > index.length) return false;
    const isExtended = (index.readUInt16BE(flagsAt) & 0x4000) !== 0;
    let nameAt = flagsAt + (isExtended ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      // A name is stored as how much to cut off the previous one, and what follows.
      const cut = readVarint(index, nameAt);
      kept = Math.max(0, name.length - cut.value);
      nameAt = cut.end;
    }
    const end = index.indexOf(0, nameAt);
    if (end < 0) return false;
    name = Buffer.concat([name.subarray(0, kept), index.subarray(nameAt, end)]);
    if (name.equals(wanted)) return true;
    // Up to version 3 entries are padded to a multiple of eight bytes, with one zero at least.
    at = version === 4 ? end + 1 : at + (Math.floor((end - at) / 8) + 1) * 8;
  }
  return false;
}

/** Reads the variable-width number of pack files, in which each further byte adds one. */
function readVarint(bytes: Buffer, from: number): { readonly value: number; readonly end: number } {
  let at = from;
  let byte = bytes[at] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    at += 1;
    byte = bytes[at] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, end: at + 1 };
}
