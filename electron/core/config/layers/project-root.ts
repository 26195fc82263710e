import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { loadRegularText } from '../../platform/reading/regular-file.ts';

/** Lists the folders from `start` up to the root of the file system, nearest first. */
export function ancestors(start: string): string[] {
  const parent = path.dirname(start);
  return parent === start ? [start] : [start, ...ancestors(parent)];
}

/**
 * Returns the nearest folder at or above `cwd` that holds one of the markers; `cwd` itself where none does. A
 * `.git` folder counts only with a `HEAD` in it, as seen with Codex 0.169.0.
 */
export async function findProjectRoot(cwd: string, markers: readonly string[]): Promise<string> {
  for (const folder of markers.length === 0 ? [] : ancestors(cwd)) {
    for (const marker of markers) {
      if (await isMarker(path.join(folder, marker), marker)) return folder;
    }
  }
  return cwd;
}

async function isMarker(file: string, marker: string): Promise<boolean> {
  if (marker === '.git') return (await gitKindOf(file)) !== null;
  return (await kindOf(file)) !== null;
}

async function gitKindOf(git: string): Promise<'file' | 'folder' | null> {
  const kind = await kindOf(git);
  return kind === 'folder' && (await kindOf(path.join(git, 'HEAD'))) === null ? null : kind;
}

/** Returns the root of the repository around `cwd`, of the main checkout for a linked worktree; else null. */
export async function findRepository(cwd: string): Promise<string | null> {
  for (const folder of ancestors(cwd)) {
    const kind = await gitKindOf(path.join(folder, '.git'));
    if (kind === 'folder') return folder;
    if (kind === 'file') return mainCheckout(folder);
  }
  return null;
}

/**
 * The main checkout of a linked worktree; null for anything else, such as a submodule or a worktree of a
 * bare repository. Worktree and repository must name each other, since a file alone could name any: so
 * Codex 0.171.0 does it, seen with some eighty layouts.
 */
async function mainCheckout(folder: string): Promise<string | null> {
  const git = path.join(folder, '.git');
  const worktree = await gitFolderOf(git);
  if (worktree === null || path.basename(path.dirname(worktree)) !== 'worktrees') return null;
  const common = path.dirname(path.dirname(worktree));
  const checkout = path.dirname(common);
  const named = await textOf(path.join(worktree, 'commondir'));
  const back = await textOf(path.join(worktree, 'gitdir'));
  const own = await gitFolderOf(path.join(checkout, '.git'));
  if (!named || !back || own === null) return null;
  const isMutual =
    (await isSame(path.resolve(worktree, named), common)) &&
    (await isSame(path.resolve(worktree, back), git)) &&
    (await isSame(own, common));
  return isMutual ? checkout : null;
}

/** The folder that a `.git` is or, as a file and not a link to one, names; else null. */
async function gitFolderOf(git: string): Promise<string | null> {
  if ((await kindOf(git)) === 'folder') return git;
  if (await isLink(git)) return null;
  const named = /^gitdir:\s*([\s\S]+)$/.exec((await textOf(git)) ?? '')?.[1];
  return named === undefined ? null : path.resolve(path.dirname(git), named);
}

async function isSame(one: string, other: string): Promise<boolean> {
  return (await canonical(one)) === (await canonical(other));
}

/** The text of a small file without the white space around it; null where it cannot be read. */
async function textOf(file: string): Promise<string | null> {
  const text = await loadRegularText(file, 'note').catch(() => null);
  // A byte-order mark stays, as it does for Codex.
  return text?.replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, '') ?? null;
}

async function isLink(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => null))?.isSymbolicLink() === true;
}

async function canonical(place: string): Promise<string> {
  return realpath(place).catch(() => place);
}

/** Returns a path with its canonical form first, once where they are the same. */
export async function withCanonical(folder: string): Promise<readonly string[]> {
  const real = await canonical(folder);
  return real === folder ? [folder] : [real, folder];
}

/** Returns what is at a path; null for anything but a regular file or a folder, and where nothing is. */
export async function kindOf(file: string): Promise<'file' | 'folder' | null> {
  const found = await stat(file).catch(() => null);
  return found === null ? null : found.isDirectory() ? 'folder' : 'file';
}
