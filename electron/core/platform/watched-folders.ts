import { type Dirent, type FSWatcher, lstatSync, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** Deeper than this no folder is followed, as where sessions are looked for. */
const DEEPEST = 8;

/** A folder that is watched, or lies in one whose watch covers what is below. */
interface Folder {
  readonly watcher: FSWatcher | null;
  /** Folders between it and the first; null where only its own entries matter. */
  readonly depth: number | null;
  /** Tells a folder from another that took its place. */
  readonly identity: string;
  /** What is in it, to tell of all of it should it go as a whole. */
  readonly names: Set<string>;
}

export interface FoldersOptions {
  /** One watch covers a whole tree: native on macOS and Windows, where a watch a folder is dear. */
  readonly recursive: boolean;
  /** Absolute paths, as they are reached from the watched folders. One change may be told twice. */
  readonly onPath: (path: string) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Folders under the system's own notifications: a watch a folder, none a file. What an event costs
 * depends on its one path, not on how much is watched.
 */
export class WatchedFolders {
  private readonly folders = new Map<string, Folder>();
  /** Where links to folders lead, by the link: a loop ends with them. */
  private readonly linked = new Map<string, string>();
  private readonly options: FoldersOptions;

  constructor(options: FoldersOptions) {
    this.options = options;
  }

  /** Watches the entries of a folder. */
  addShallow(path: string): void {
    if (this.isCurrent(path)) return;
    this.drop(path, true);
    this.attach(path, null, true);
  }

  /** Watches a folder and all below it. With `tell` everything in it counts as changed. */
  addDeep(path: string, setHostFindings: boolean): void {
    this.follow(path, setHostFindings, 0, false);
  }

  /** Stops watching the entries of folders that nobody asks for any more. */
  keepShallow(wanted: ReadonlySet<string>): void {
    for (const [path, { depth }] of this.folders) {
      if (depth === null && !wanted.has(path)) this.drop(path, false);
    }
  }

  close(): void {
    for (const path of [...this.folders.keys()]) this.drop(path, false);
  }

  private follow(path: string, setHostFindings: boolean, depth: number, covered: boolean): void {
    if (this.isCurrent(path) && this.folders.get(path)?.depth !== null) return;
    this.drop(path, true);
    // Watched before it is listed: what comes in between is told twice rather than never.
    const folder = this.attach(path, depth, !covered);
    if (!folder) return;
    for (const entry of this.list(path)) {
      folder.names.add(entry.name);
      const inner = join(path, entry.name);
      if (setHostFindings) this.options.onPath(inner);
      this.enter(inner, entry, setHostFindings, depth + 1);
    }
  }

  /** Watches what may be a folder. Links are followed, each folder through one link only. */
  private enter(path: string, kind: Kind, setHostFindings: boolean, depth: number): void {
    if (depth > DEEPEST) return;
    if (kind.isDirectory()) this.follow(path, setHostFindings, depth, this.options.recursive);
    if (!kind.isSymbolicLink() || this.folders.has(path)) return;
    const real = realFolder(path);
    const parent = realFolder(dirname(path));
    if (real === null || parent === null || `${parent}${sep}`.startsWith(`${real}${sep}`)) return;
    if ([...this.linked.values()].includes(real)) return;
    this.linked.set(path, real);
    this.follow(path, setHostFindings, depth, false);
  }

  private attach(path: string, depth: number | null, own: boolean): Folder | null {
    const watcher = own ? this.watchFolder(path, depth) : null;
    const identity = identityOf(path);
    if (identity === null) {
      watcher?.close();
      return null;
    }
    const folder = { watcher, depth, identity, names: new Set<string>() };
    this.folders.set(path, folder);
    return folder;
  }

  private watchFolder(path: string, depth: number | null): FSWatcher | null {
    try {
      const watcher = watch(path, { recursive: this.options.recursive && depth !== null });
      watcher.on('change', (event, name) => {
        if (this.folders.get(path)?.watcher === watcher) this.onEvent(path, event, name?.toString() ?? null);
      });
      watcher.on('error', (error) => {
        // Windows tells so that a watched folder was removed.
        if (identityOf(path) === null) this.replaced(path);
        else this.options.onError(error);
      });
      return watcher;
    } catch (error) {
      if (!isExpected(error)) this.options.onError(error);
      return null;
    }
  }

  private onEvent(watched: string, event: string, name: string | null): void {
    const path = name === null ? watched : join(watched, name);
    // A folder's own removal is told by its own name, and kills its watch though another took its place.
    const itself = name === null || (name === basename(watched) && kindOf(path) === null);
    if (itself && event === 'rename') {
      this.replaced(watched);
      return;
    }
    this.options.onPath(path);
    const parent = this.folders.get(dirname(path));
    if (itself || typeof parent?.depth !== 'number') return;
    const kind = event === 'rename' ? kindOf(path) : null;
    if (event === 'rename' && !this.isCurrent(path)) this.drop(path, true);
    if (event === 'rename' && kind === null) parent.names.delete(basename(path));
    else parent.names.add(basename(path));
    if (kind) this.enter(path, kind, true, parent.depth + 1);
  }

  /** The folder at a path went, or gave way to another. */
  private replaced(path: string): void {
    this.drop(path, true);
    this.options.onPath(path);
    const parent = this.folders.get(dirname(path));
    const kind = kindOf(path);
    if (kind && typeof parent?.depth === 'number') this.enter(path, kind, true, parent.depth + 1);
  }

  /** Lets go of a folder and all below it. With `tell` all that was in them counts as changed. */
  private drop(path: string, setHostFindings: boolean): void {
    const folder = this.folders.get(path);
    if (!folder) return;
    this.folders.delete(path);
    this.linked.delete(path);
    folder.watcher?.close();
    for (const name of folder.names) {
      const inner = join(path, name);
      if (setHostFindings) this.options.onPath(inner);
      this.drop(inner, setHostFindings);
    }
  }

  /** True where the folder is known and still the same. */
  private isCurrent(path: string): boolean {
    const folder = this.folders.get(path);
    return folder !== undefined && folder.identity === identityOf(path);
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

function kindOf(path: string): Kind | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

/** Device and inode of the folder that a path leads to, or null where it leads to none. */
function identityOf(path: string): string | null {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : null;
  } catch {
    return null;
  }
}

/** Where a path really is, or null where it leads to no folder. */
function realFolder(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}

/** Gone meanwhile, or not to be read: what reads the folder tells of that. */
function isExpected(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code);
}
