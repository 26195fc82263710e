import { type Stats, statSync } from 'node:fs';
import { usageMessage } from '../../../shared/messages/en/usage/usage.ts';
import { errorWords } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';

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

/** The two places Codex keeps rollouts in (codex-rs/rollout/src/lib.rs). */
export const ROLLOUT_FOLDERS = ['sessions', 'archived_sessions'] as const;

const ROLLOUT_NAME =
  /^rollout-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:_[0-9a-f-]{36})?\.jsonl(\.zst)?$/;

/** What the name of a rollout file says. */
export type RolloutName = Pick<RolloutFile, 'threadId' | 'name' | 'compressed'>;

/** Returns the thread id and plain name that a file name holds, or null where it names no rollout. */
export function parseRolloutName(name: string): RolloutName | null {
  const match = ROLLOUT_NAME.exec(name);
  if (!match?.[1]) return null;
  const compressed = match[2] !== undefined;
  return { threadId: match[1], name: compressed ? name.slice(0, -'.zst'.length) : name, compressed };
}

/** Says why something could not be read. */
export function describeFault(error: unknown): Message {
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

/** Asks for the state of what should be a file. Null where it is gone. */
export function look(path: string): Stats | FileProblem | null {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { path, kind: code === 'ELOOP' ? 'link-loop' : 'unreadable', message: describeFault(error) };
  }
  if (!stats) return null;
  if (stats.isFile()) return stats;
  return stats.isDirectory()
    ? { path, kind: 'folder-named-like-rollout', message: usageMessage('usage.file.folder') }
    : { path, kind: 'not-a-file', message: usageMessage('usage.file.not-regular') };
}

/** Describes a file that is there. */
export function rolloutFile(
  path: string,
  { threadId, name, compressed }: RolloutName,
  codexHome: string,
  archived: boolean,
  { size, mtimeMs, ctimeMs, dev, ino }: Stats,
): RolloutFile {
  return { path, codexHome, threadId, name, compressed, archived, size, mtimeMs, ctimeMs, dev, ino };
}
