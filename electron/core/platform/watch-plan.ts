import { lstatSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { isFolder } from './is-folder.ts';
import type { WatchTargets } from './ports.ts';
import { folderIdentity } from './watched-trees.ts';

const within = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);

/**
 * True where a change of `path` can matter to what is watched: it is below a watched folder, it is a
 * watched file, or it is a folder above one, whose coming or going changes what exists.
 */
export function concernsTargets(path: string, targets: WatchTargets): boolean {
  return targets.folders.some((folder) => within(path, folder)) || leadsToTarget(path, targets);
}

/** True for a target and for every folder above one. */
export function leadsToTarget(path: string, { folders, files }: WatchTargets): boolean {
  return folders.some((folder) => within(folder, path)) || files.some((file) => within(file, path));
}

/** Where the coming, change and going of targets shows, as the disk is at this moment. */
export interface WatchPlan {
  /** Folders whose own entries matter. */
  readonly folders: ReadonlySet<string>;
  /** What links among the files lead to, with the file. */
  readonly links: ReadonlyMap<string, string>;
  /** Differs where another plan watches something else, be it another folder at the same path. */
  readonly key: string;
}

/**
 * Makes the plan: the folder of each target, or the nearest above it that exists; for a file that is a
 * link the folder of what it leads to as well, and for a folder that is a link the one that holds the link.
 */
export function planWatch(targets: WatchTargets): WatchPlan {
  const folders = new Set<string>();
  const links = new Map<string, string>();
  for (const path of [...targets.folders, ...targets.files]) {
    const folder = nearestFolder(dirname(path));
    folders.add(folder);
    // On Windows chokidar says nothing of a watched folder that was removed.
    if (linkEnd(folder) !== null || process.platform === 'win32') folders.add(dirname(folder));
  }
  for (const path of targets.files) {
    const real = linkEnd(path);
    if (real === null) continue;
    links.set(real, path);
    folders.add(dirname(real));
  }
  const identities = [...folders].map((folder) => [folder, folderIdentity(folder)]);
  return { folders, links, key: JSON.stringify([identities, [...links]]) };
}

function nearestFolder(path: string): string {
  return isFolder(path) || path === dirname(path) ? path : nearestFolder(dirname(path));
}

/** What a link leads to, or null where the path is no link or leads nowhere. */
function linkEnd(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}
