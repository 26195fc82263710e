import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { Logger, Watcher, WatchTargets } from './ports.ts';
import { WatchedFolders } from './watched-folders.ts';

export interface NodeWatcherOptions {
  /** One watch covers a whole tree. Default: where the system does so itself. */
  readonly recursive?: boolean;
}

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
function leadsToTarget(path: string, { folders, files }: WatchTargets): boolean {
  return folders.some((folder) => within(folder, path)) || files.some((file) => within(file, path));
}

/**
 * Watches through the system's own notifications, one watch a folder and none a file. A path that
 * does not exist is awaited from its nearest parent. Never polls.
 */
export function createNodeWatcher(logger: Logger, options: NodeWatcherOptions = {}): Watcher {
  const { recursive = process.platform === 'darwin' || process.platform === 'win32' } = options;
  let current: WatchedFolders | null = null;
  const warned = new Set<string>();

  /** The same cause, such as too few watches left, would otherwise repeat for every folder. */
  function warnOnce(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (warned.has(code)) return;
    warned.add(code);
    logger.warn(watchProblem(code, error));
  }

  return {
    async watch(targets, onChange) {
      current?.close();
      let links = new Map<string, string>();
      const onPath = (path: string) => {
        if (current !== folders) return;
        const linked = links.get(path);
        if (linked !== undefined) onChange(linked);
        if (concernsTargets(path, targets)) onChange(path);
        if (leadsToTarget(path, targets)) links = followTargets(targets, folders, true);
      };
      const folders = new WatchedFolders({ recursive, onPath, onError: warnOnce });
      current = folders;
      links = followTargets(targets, folders, false);
    },
    async close() {
      const folders = current;
      current = null;
      folders?.close();
    },
  };
}

/**
 * Watches whatever exists of the targets, and the nearest parent of what does not. With `tell` all in
 * folders that came counts as changed. Returns the files that links among the targets lead to, with
 * the target.
 */
function followTargets(
  targets: WatchTargets,
  folders: WatchedFolders,
  setHostFindings: boolean,
): Map<string, string> {
  const links = new Map<string, string>();
  const shallow = new Set<string>();
  for (const path of [...targets.folders, ...targets.files]) shallow.add(nearestFolder(dirname(path)));
  for (const path of targets.files) {
    const real = linkEnd(path);
    if (real === null) continue;
    links.set(real, path);
    shallow.add(dirname(real));
  }
  for (const path of shallow) folders.addShallow(path);
  folders.keepShallow(shallow);
  for (const path of targets.folders) if (isFolder(path)) folders.addDeep(path, setHostFindings);
  return links;
}

function nearestFolder(path: string): string {
  return isFolder(path) || path === dirname(path) ? path : nearestFolder(dirname(path));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The file that a link leads to, or null where the path is no link. */
function linkEnd(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}

function watchProblem(code: string, error: unknown): string {
  if (code === 'ENOSPC') {
    return 'The system has no file watches left, so some changes show only on refresh; raise fs.inotify.max_user_watches.';
  }
  if (code === 'EMFILE') {
    return 'Too many files are open to watch all sessions, so some changes show only on refresh; raise the limit with ulimit -n.';
  }
  return `Some changes show only on refresh: ${error instanceof Error ? error.message : String(error)}`;
}
