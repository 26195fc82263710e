import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { usageMessage } from '../../../shared/messages/en/usage/usage.ts';
import {
  type FolderState,
  folderTimes,
  isSameFolder,
  isSettled,
  type KnownFolders,
  unknownTimes,
} from './folder-state.ts';
import type { FoundTree } from './found-tree.ts';
import {
  describeFault,
  type FileProblem,
  look,
  parseRolloutName,
  ROLLOUT_FOLDERS,
  type RolloutFile,
  type RolloutName,
  rolloutFile,
} from './rollout-files.ts';

export interface Discovery {
  /** Files that are not known. */
  readonly files: readonly RolloutFile[];
  /** How many are. */
  readonly known: number;
  readonly problems: readonly FileProblem[];
  /** All folders; none where a link leads to one, which is followed only once, or where that cannot be said. */
  readonly folders: readonly FolderState[];
}

/** Deeper than `sessions/YYYY/MM/DD` there is nothing of Codex's. */
const DEEPEST = 8;

/** True where a file is known to be just as it is now. */
export type IsKnown = (path: string, folder: string, fileName: string, stats: Stats) => boolean;

export interface DiscoveryOptions {
  /** Files that are known are only counted: there are many of them. */
  readonly isKnown?: IsKnown;
  /** Is notified of each of the others as it is found. */
  readonly onFile?: (file: RolloutFile) => void;
  /** Folders that were listed before: one that is as it was is not listed again. */
  readonly knownFolders?: KnownFolders | undefined;
  /** Records what was found. */
  readonly tree?: FoundTree | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: number;
}

/** Finds every rollout of a Codex home. Follows links to folders, each folder once. */
export function discoverRollouts(codexHome: string, options: DiscoveryOptions = {}): Discovery {
  const walk = new Walk(codexHome, options);
  for (const folder of ROLLOUT_FOLDERS) {
    walk.folder(join(codexHome, folder), folder === 'archived_sessions', 0, new Set());
  }
  const { files, known, problems, isUnsure, folders } = walk;
  if (problems.length > 0) options.tree?.spoil();
  return { files, known, problems, folders: isUnsure ? [] : folders };
}

class Walk {
  readonly files: RolloutFile[] = [];
  readonly problems: FileProblem[] = [];
  readonly folders: { -readonly [Key in keyof FolderState]: FolderState[Key] }[] = [];
  known = 0;
  /** Changes of its folders do not show in their times alone. */
  isUnsure = false;
  private readonly codexHome: string;
  private readonly options: DiscoveryOptions;
  private readonly now: number;
  /** Folders that the tree has. */
  private inTree = 0;

  constructor(codexHome: string, options: DiscoveryOptions) {
    this.codexHome = codexHome;
    this.options = options;
    this.now = options.now ?? Date.now();
  }

  folder(dir: string, archived: boolean, depth: number, seen: Set<string>): void {
    const { knownFolders, tree } = this.options;
    const stats = statOf(dir);
    tree?.addFolder(dir, stats);
    const inTree = this.inTree++;
    const times = stats ? folderTimes(stats) : unknownTimes;
    const known = knownFolders?.get(dir);
    const isListed = known !== undefined && isSameFolder(known.times, times);
    const names = isListed ? known.names() : this.list(dir);
    if (names === 'missing') return;
    const place = this.folders.length;
    const isTrusted = names !== null && isSettled(times, this.now);
    this.folders.push({ path: dir, times: isTrusted ? times : unknownTimes, rollouts: 0 });
    if (names === null) return;
    const all = !isListed && names.some((name) => name.endsWith('.zst')) ? new Set(names) : null;
    for (const fileName of names) {
      const path = `${dir}${sep}${fileName}`;
      const parsed = isListed ? null : parseRolloutName(fileName);
      if (parsed === null && !isListed) {
        if (depth < DEEPEST && this.isFolder(path, seen)) this.folder(path, archived, depth + 1, seen);
      } else if (!parsed?.compressed || !all?.has(parsed.name) || !isPlainFile(dir, parsed.name)) {
        this.take(path, dir, fileName, parsed, archived, place, inTree);
      }
    }
    if (isListed) for (const path of known.folders) this.folder(path, archived, depth + 1, seen);
  }

  /** Null where it cannot be listed. */
  private list(dir: string): readonly string[] | 'missing' | null {
    try {
      return readdirSync(dir);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
      this.problems.push({ path: dir, kind: 'unreadable', message: describeFault(error) });
      return null;
    }
  }

  private take(
    path: string,
    dir: string,
    fileName: string,
    parsed: RolloutName | null,
    archived: boolean,
    place: number,
    inTree: number,
  ): void {
    const { isKnown, onFile, tree } = this.options;
    const folder = this.folders[place];
    const stats = look(path);
    if (stats === null) {
      if (folder) folder.times = unknownTimes;
      if (!isLink(path)) return;
      const message = usageMessage('usage.file.broken-link');
      this.problems.push({ path, kind: 'unreadable', message });
    } else if ('kind' in stats) {
      // It may become a file without any change of its folder.
      if (folder) folder.times = unknownTimes;
      this.problems.push(stats);
    } else {
      if (folder) folder.rollouts += 1;
      if (isKnown?.(path, dir, fileName, stats)) {
        this.known += 1;
        tree?.addFile(inTree, fileName, stats);
        return;
      }
      const name = parsed ?? parseRolloutName(fileName);
      if (!name) return;
      const file = rolloutFile(path, name, this.codexHome, archived, stats);
      tree?.spoil();
      this.files.push(file);
      onFile?.(file);
    }
  }

  private isFolder(path: string, seen: Set<string>): boolean {
    try {
      const stats = lstatSync(path);
      if (!stats.isSymbolicLink()) return stats.isDirectory();
      this.isUnsure = true;
      if (!statSync(path).isDirectory()) return false;
      const real = realpathSync(path);
      const parent = realpathSync(dirname(path));
      if (seen.has(real) || `${parent}${sep}`.startsWith(`${real}${sep}`)) {
        const message = usageMessage('usage.file.link-to-parent');
        this.problems.push({ path, kind: 'link-loop', message });
        return false;
      }
      seen.add(real);
      return true;
    } catch (error) {
      this.isUnsure = true;
      const isLoop = (error as NodeJS.ErrnoException).code === 'ELOOP';
      this.problems.push({ path, kind: isLoop ? 'link-loop' : 'unreadable', message: describeFault(error) });
      return false;
    }
  }
}

/** Undefined where it is not there or may not be asked for. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Where a plain and a compressed file stand side by side, the plain one is the newer. */
function isPlainFile(dir: string, name: string): boolean {
  return statSync(`${dir}${sep}${name}`, { throwIfNoEntry: false })?.isFile() ?? false;
}
