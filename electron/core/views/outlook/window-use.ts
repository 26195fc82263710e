import type { UseShare, WindowUse } from '../../../shared/outlook.ts';
import { ProjectFolders } from '../project-folder.ts';

/** Tokens of a session at a time, by model. */
export interface UsePart {
  readonly threadId: string;
  readonly model: string | null;
  readonly tokens: number;
}

/** At most this many are named of each kind. */
const MOST_NAMED = 5;

/** Folders are looked up for this many sessions, those with the most tokens, because each lookup is expensive. */
const ASKED_FOLDERS = 30;

/**
 * Sums what used the most of a window, in tokens of this machine: sessions, models and folders. Tokens are not
 * percent of a limit, because models, tiers and long contexts weigh differently there.
 */
export function sumWindowUse(
  parts: Iterable<UsePart>,
  folderOf: (threadId: string) => string | null,
): WindowUse {
  const threads = new Map<string, number>();
  const models = new Map<string | null, number>();
  let tokens = 0;
  for (const part of parts) {
    tokens += part.tokens;
    threads.set(part.threadId, (threads.get(part.threadId) ?? 0) + part.tokens);
    models.set(part.model, (models.get(part.model) ?? 0) + part.tokens);
  }
  const sorted = [...threads].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const projects = new ProjectFolders();
  const folders = new Map<string | null, number>();
  for (const [threadId, used] of sorted.slice(0, ASKED_FOLDERS)) {
    const cwd = folderOf(threadId);
    const folder = cwd === null ? null : projects.keyOf(cwd);
    folders.set(folder, (folders.get(folder) ?? 0) + used);
  }
  return {
    tokens,
    sessions: shares(new Map(sorted.slice(0, MOST_NAMED)), tokens).map((share) => ({
      ...share,
      cwd: share.key === null ? null : folderOf(share.key),
    })),
    models: shares(models, tokens),
    folders: shares(folders, tokens).map((share) => ({
      ...share,
      key: share.key === null ? null : projects.nameOf(share.key),
    })),
  };
}

/** Most first. */
function shares(sums: ReadonlyMap<string | null, number>, all: number): UseShare[] {
  return [...sums]
    .filter(([, tokens]) => tokens > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] ?? '').localeCompare(b[0] ?? ''))
    .slice(0, MOST_NAMED)
    .map(([key, tokens]) => ({ key, tokens, percent: Math.round((tokens / all) * 1000) / 10 }));
}
