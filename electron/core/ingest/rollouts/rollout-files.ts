import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { usageMessage } from '../../../shared/messages/en/usage/usage.ts';
import { errorWords } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { FoundTree } from './found-tree.ts';

/** A rollout file as found on disk. */
export interface RolloutFile {
  /** Absolute. */
  readonly path: string;
  readonly codexHome: string;
  /** The thread id in the file's name. */
  readonly threadId: string;
  /** The name without `.zst`: the same for the live, the archived and the compressed copy. */
  readonly name: string;
  readonly archived: boolean;
  readonly compressed: boolean;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** Device and inode change where the file is replaced. */
  readonly dev: number;
  readonly ino: number;
}

/** Something under a Codex home that could not be read as a rollout. */
export interface FileProblem {
  readonly path: string;
  readonly kind: 'unreadable' | 'folder-named-like-rollout' | 'not-a-file' | 'link-loop';
  readonly message: Message;
}

export interface Discovery {
  /** Files that are not known. */
  readonly files: readonly RolloutFile[];
  /** How many are. */
  readonly known: number;
  readonly problems: readonly FileProblem[];
}

/** The two places Codex keeps rollouts in (codex-rs/rollout/src/lib.rs). */
export const ROLLOUT_FOLDERS = ['sessions', 'archived_sessions'] as const;

const ROLLOUT_NAME =
  /^rollout-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:_[0-9a-f-]{36})?\.jsonl(\.zst)?$/;

/** Deeper than `sessions/YYYY/MM/DD` there is nothing of Codex's. */
const DEEPEST = 8;

/** What the name of a rollout file tells. */
export type RolloutName = Pick<RolloutFile, 'threadId' | 'name' | 'compressed'>;

/** The thread id and plain name that a file name tells, or null where it names no rollout. */
export function parseRolloutName(name: string): RolloutName | null {
  const match = ROLLOUT_NAME.exec(name);
  if (!match?.[1]) return null;
  const compressed = match[2] !== undefined;
  return { threadId: match[1], name: compressed ? name.slice(0, -'.zst'.length) : name, compressed };
}

function describe(error: unknown): Message {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return usageMessage('usage.file.no-right');
  if (code === 'ELOOP') return usageMessage('usage.file.circle');
  if (code === 'ENOENT') return usageMessage('usage.file.broken-link');
  return errorWords(error);
}

/** Looks at one path whose name is a rollout's. Null where it is gone. */
export function statRollout(
  path: string,
  name: RolloutName,
  codexHome: string,
  archived: boolean,
): RolloutFile | FileProblem | null {
  const stats = look(path);
  return stats && !('kind' in stats) ? rolloutFile(path, name, codexHome, archived, stats) : stats;
}

function look(path: string): Stats | FileProblem | null {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { path, kind: code === 'ELOOP' ? 'link-loop' : 'unreadable', message: describe(error) };
  }
  if (!stats) return null;
  if (stats.isFile()) return stats;
  return stats.isDirectory()
    ? { path, kind: 'folder-named-like-rollout', message: usageMessage('usage.file.folder') }
    : { path, kind: 'not-a-file', message: usageMessage('usage.file.not-regular') };
}

function rolloutFile(
  path: string,
  { threadId, name, compressed }: RolloutName,
  codexHome: string,
  archived: boolean,
  { size, mtimeMs, ctimeMs, dev, ino }: Stats,
): RolloutFile {
  return { path, codexHome, threadId, name, compressed, archived, size, mtimeMs, ctimeMs, dev, ino };
}

/** True where a file is known to be just as it is now. */
export type IsKnown = (path: string, folder: string, fileName: string, stats: Stats) => boolean;

/**
 * Finds every rollout of a Codex home. Follows links to folders, each folder once. Files that are known
 * are only counted: there are many of them. `onFile` is notified of each of the others as it is found. `tree` records
 * what was found.
 */
export function discoverRollouts(
  codexHome: string,
  isKnown: IsKnown = () => false,
  onFile: (file: RolloutFile) => void = () => {},
  tree: FoundTree | null = null,
): Discovery {
  const files: RolloutFile[] = [];
  const problems: FileProblem[] = [];
  let known = 0;
  for (const folder of ROLLOUT_FOLDERS) {
    const seen = new Set<string>();
    walk(join(codexHome, folder), folder === 'archived_sessions', 0, seen);
  }
  if (files.length > 0 || problems.length > 0) tree?.spoil();
  return { files, known, problems };

  function walk(dir: string, archived: boolean, depth: number, seen: Set<string>): void {
    let names: readonly string[];
    let place = -1;
    try {
      if (tree) place = tree.addFolder(dir);
      names = readdirSync(dir);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        problems.push({ path: dir, kind: 'unreadable', message: describe(error) });
      }
      return;
    }
    const listed = names.some((name) => name.endsWith('.zst')) ? new Set(names) : null;
    for (const fileName of names) {
      const path = `${dir}${sep}${fileName}`;
      const parsed = parseRolloutName(fileName);
      if (!parsed) {
        if (depth < DEEPEST && isFolder(path, seen)) walk(path, archived, depth + 1, seen);
      } else if (!parsed.compressed || !listed?.has(parsed.name) || !isPlainFile(dir, parsed.name)) {
        take(path, dir, fileName, parsed, archived, place);
      }
    }
  }

  function take(
    path: string,
    dir: string,
    fileName: string,
    name: RolloutName,
    archived: boolean,
    place: number,
  ): void {
    const stats = look(path);
    if (stats === null) {
      if (!isLink(path)) return;
      const message = usageMessage('usage.file.broken-link');
      problems.push({ path, kind: 'unreadable', message });
    } else if ('kind' in stats) {
      problems.push(stats);
    } else if (isKnown(path, dir, fileName, stats)) {
      known += 1;
      tree?.addFile(place, fileName, stats);
    } else {
      const file = rolloutFile(path, name, codexHome, archived, stats);
      files.push(file);
      onFile(file);
    }
  }

  function isFolder(path: string, seen: Set<string>) {
    try {
      const stats = lstatSync(path);
      if (!stats.isSymbolicLink()) return stats.isDirectory();
      if (!statSync(path).isDirectory()) return false;
      const real = realpathSync(path);
      const parent = realpathSync(dirname(path));
      if (seen.has(real) || `${parent}${sep}`.startsWith(`${real}${sep}`)) {
        problems.push({ path, kind: 'link-loop', message: usageMessage('usage.file.link-to-parent') });
        return false;
      }
      seen.add(real);
      return true;
    } catch (error) {
      const loop = (error as NodeJS.ErrnoException).code === 'ELOOP';
      problems.push({ path, kind: loop ? 'link-loop' : 'unreadable', message: describe(error) });
      return false;
    }
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Where a plain and a compressed file stand side by side, the plain one is the newer. */
function isPlainFile(dir: string, name: string): boolean {
  return statSync(`${dir}${sep}${name}`, { throwIfNoEntry: false })?.isFile() ?? false;
}
