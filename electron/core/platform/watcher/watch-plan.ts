import { lstatSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { isFolder } from '../is-folder.ts';
import type { WatchTargets } from '../ports.ts';
import { folderIdentity } from './watched-trees.ts';

const within = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);

/**
 * Returns true where a change of `path` can matter: it is a watched file, is below a watched folder, or is a parent
 * of one, which may come or go.
 */
export function concernsTargets(path: string, targets: WatchTargets): boolean {
  return targets.folders.some((folder) => within(path, folder)) || leadsToTarget(path, targets);
}

/** Returns true for a target and for every parent of one. */
export function leadsToTarget(path: string, { folders, files }: WatchTargets): boolean {
  return folders.some((folder) => within(folder, path)) || files.some((file) => within(file, path));
}

/** The folders in which targets can come, change and go, as the disk is at this moment. */
export interface WatchPlan {
  /** Folders whose direct entries matter. */
  readonly folders: ReadonlySet<string>;
  /** The ends of links among the files, with the file. */
  readonly links: ReadonlyMap<string, string>;
  /** Different where another plan watches other folders, even at the same paths. */
  readonly key: string;
}

/**
 * Makes the plan: the folder of each target or its nearest existing parent; for a linked file also the folder of the
 * link's end, and for a linked folder the one with the link.
 */
export function planWatch(targets: WatchTargets): WatchPlan {
  const folders = new Set<string>();
  const links = new Map<string, string>();
  for (const path of [...targets.folders, ...targets.files]) {
    const folder = nearestFolder(dirname(path));
    folders.add(folder);
    // On Windows chokidar does not report that a watched folder was removed.
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

/** Returns where a link leads; null where the path is no link or leads nowhere. */
function linkEnd(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}
