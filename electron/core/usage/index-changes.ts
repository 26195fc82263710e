import type { LedgerBase, LoadedLedger, StoredFile, StoredThread } from './usage-index.ts';

/** What was saved since a base was kept. */
export interface ChangesSince {
  readonly threads: readonly StoredThread[];
  readonly files: readonly StoredFile[];
  /** Paths. A file of the same path that was saved is newer. */
  readonly removed: readonly string[];
}

/** A base, if there is one, with what changed since. */
export function withChanges(
  base: LedgerBase | null,
  timezone: string,
  { threads, files, removed }: ChangesSince,
): { readonly ledger: LoadedLedger; readonly files: readonly StoredFile[] } {
  const known = new Map((base?.files ?? []).map((file) => [file.path, file]));
  for (const path of removed) known.delete(path);
  for (const file of files) known.set(file.path, file);
  const changed = new Set(threads.map(({ threadId }) => threadId));
  const rest = (base?.threads ?? []).filter(({ threadId }) => !changed.has(threadId));
  const days = base?.timezone === timezone ? { packed: base.days, threads: base.threads } : null;
  return { ledger: { threads: [...rest, ...threads], days, changed }, files: [...known.values()] };
}
