import { type Dirent, type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { eventPath, kindOf } from './event-path.ts';

/** Deeper folders are not followed, as in the search for sessions. */
const DEEPEST = 8;

/** A folder that is watched itself or by a watch above it. */
interface Folder {
  readonly watcher: FSWatcher | null;
  /** Folders between it and the root of the tree. */
  readonly depth: number;
  /** Distinguishes a folder from another that replaced it. */
  readonly identity: string;
  /** Its entries, to report all of them if the folder is removed. */
  readonly names: Set<string>;
}

export interface TreesOptions {
  /** One watch covers a whole tree: native on macOS and Windows, where one watch per folder is expensive. */
  readonly recursive: boolean;
  /** Absolute paths, as reached from the watched folders. One change may be reported twice. */
  readonly onPath: (path: string) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Trees of session files under the system's own notifications: a watch a folder, none a file.
 *
 * These are not left to chokidar, which suits what `watchEntries` holds. Its lists cost up to 41 ms of a
 * core a line where a folder holds 3,000 sessions, against 0.45 ms here, whatever it holds. It lists a
 * new folder before it watches it, so a session that begins in between would not be seen until its next
 * line. And it has no native watch of a whole tree, so on macOS and Windows it takes one a folder.
 */
export class WatchedTrees {
  private readonly folders = new Map<string, Folder>();
  /** The ends of links to folders, by link: they end loops. */
  private readonly linked = new Map<string, string>();
  private readonly options: TreesOptions;

  constructor(options: TreesOptions) {
    this.options = options;
  }

  /** Watches a folder and all below it. With `report` everything in it that is new counts as changed. */
  add(path: string, report: boolean): void {
    this.follow(path, report, 0, false);
  }

  close(): void {
    for (const path of [...this.folders.keys()]) this.drop(path, false);
  }

  private follow(path: string, report: boolean, depth: number, covered: boolean): void {
    if (this.isCurrent(path)) return;
    this.drop(path, true);
    // Watch first, list then: a change in between is reported twice rather than never.
    const folder = this.attach(path, depth, !covered);
    if (!folder) return;
    for (const entry of this.list(path)) {
      folder.names.add(entry.name);
      const inner = join(path, entry.name);
      if (report) this.options.onPath(inner);
      this.enter(inner, entry, report, depth + 1);
    }
  }

  /** Watches a path that may be a folder. Links are followed, each folder through one link only. */
  private enter(path: string, kind: Kind, report: boolean, depth: number): void {
    if (depth > DEEPEST) return;
    if (kind.isDirectory()) this.follow(path, report, depth, this.options.recursive);
    if (!kind.isSymbolicLink() || this.folders.has(path)) return;
    const real = realFolder(path);
    const parent = realFolder(dirname(path));
    if (real === null || parent === null || `${parent}${sep}`.startsWith(`${real}${sep}`)) return;
    if ([...this.linked.values()].includes(real)) return;
    this.linked.set(path, real);
    this.follow(path, report, depth, false);
  }

  private attach(path: string, depth: number, own: boolean): Folder | null {
    const watcher = own ? this.watchFolder(path) : null;
    const identity = folderIdentity(path);
    if (identity === null) {
      watcher?.close();
      return null;
    }
    const folder = { watcher, depth, identity, names: new Set<string>() };
    this.folders.set(path, folder);
    return folder;
  }

  private watchFolder(path: string): FSWatcher | null {
    try {
      const watcher = watch(path, { recursive: this.options.recursive });
      watcher.on('change', (event, name) => {
        if (this.folders.get(path)?.watcher === watcher) this.onEvent(path, event, name?.toString() ?? null);
      });
      watcher.on('error', (error) => {
        // Windows reports the removal of a watched folder this way.
        if (folderIdentity(path) === null) this.replaced(path);
        else this.options.onError(error);
      });
      return watcher;
    } catch (error) {
      if (!isExpected(error)) this.options.onError(error);
      return null;
    }
  }

  private onEvent(watched: string, event: string, name: string | null): void {
    const { path, isItself } = eventPath(watched, event, name);
    // Its watch is dead even where another folder replaced it.
    if (isItself) {
      this.replaced(watched);
      return;
    }
    this.options.onPath(path);
    const parent = this.folders.get(dirname(path));
    if (!parent) return;
    const kind = event === 'rename' ? kindOf(path) : null;
    if (event === 'rename' && !this.isCurrent(path)) this.drop(path, true);
    if (event === 'rename' && kind === null) parent.names.delete(basename(path));
    else parent.names.add(basename(path));
    if (kind) this.enter(path, kind, true, parent.depth + 1);
  }

  /** Handles a folder that was removed or replaced. */
  private replaced(path: string): void {
    this.drop(path, true);
    this.options.onPath(path);
    const parent = this.folders.get(dirname(path));
    const kind = kindOf(path);
    if (kind && parent) this.enter(path, kind, true, parent.depth + 1);
  }

  /** Closes the watches of a folder and all below it. With `report` all its entries count as changed. */
  private drop(path: string, report: boolean): void {
    const folder = this.folders.get(path);
    if (!folder) return;
    this.folders.delete(path);
    this.linked.delete(path);
    folder.watcher?.close();
    for (const name of folder.names) {
      const inner = join(path, name);
      if (report) this.options.onPath(inner);
      this.drop(inner, report);
    }
  }

  /** True where the folder is known and still the same one. */
  private isCurrent(path: string): boolean {
    const folder = this.folders.get(path);
    return folder !== undefined && folder.identity === folderIdentity(path);
  }

  private list(path: string): Dirent[] {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch (error) {
      if (!isExpected(error)) this.options.onError(error);
      return [];
    }
  }
}

type Kind = Pick<Dirent, 'isDirectory' | 'isSymbolicLink'>;

/** Returns device and inode of the folder that a path leads to; null where there is none. */
export function folderIdentity(path: string): string | null {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : null;
  } catch {
    return null;
  }
}

/** Returns the real path of a folder; null where there is none. */
function realFolder(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}

/** True for a folder that is gone or unreadable: its reader reports that. */
function isExpected(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code);
}
