import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { loadRegularText } from '../platform/regular-file.ts';

/** Folders from `start` up to the root of the file system, nearest first. */
export function ancestors(start: string): string[] {
  const parent = path.dirname(start);
  return parent === start ? [start] : [start, ...ancestors(parent)];
}

/**
 * The nearest folder at or above `cwd` that holds one of the markers; `cwd` itself where none does.
 * A `.git` folder counts only with a `HEAD` in it, as seen with Codex 0.169.0.
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

/** The root of the repository around `cwd`, of the main checkout for a linked worktree; else null. */
export async function findRepository(cwd: string): Promise<string | null> {
  for (const folder of ancestors(cwd)) {
    const git = path.join(folder, '.git');
    const kind = await gitKindOf(git);
    if (kind === 'folder') return folder;
    if (kind !== 'file') continue;
    const target = /^gitdir:\s*(.+?)\s*$/m.exec(await loadRegularText(git, 'note').catch(() => ''))?.[1];
    if (target === undefined) return null;
    const worktrees = path.dirname(path.resolve(folder, target));
    return path.basename(worktrees) === 'worktrees' ? path.dirname(path.dirname(worktrees)) : null;
  }
  return null;
}

/** A path with its canonical form first, once where they are the same. */
export async function withCanonical(folder: string): Promise<readonly string[]> {
  const canonical = await realpath(folder).catch(() => folder);
  return canonical === folder ? [folder] : [canonical, folder];
}

export async function kindOf(file: string): Promise<'file' | 'folder' | null> {
  const found = await stat(file).catch(() => null);
  return found === null ? null : found.isDirectory() ? 'folder' : 'file';
}
