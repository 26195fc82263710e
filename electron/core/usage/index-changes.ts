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
  const changed = new Set(threads.map(({ threadId }) => threadId));
  const days = base?.timezone === timezone ? { packed: base.days, threads: base.threads } : null;
  const rest = (base?.threads ?? []).filter(({ threadId }) => !changed.has(threadId));
  const ledger = { threads: rest.concat(threads), days, changed };
  const replaced = new Set([...removed, ...files.map(({ path }) => path)]);
  const kept = (base?.files ?? []).filter(({ path }) => !replaced.has(path));
  return { ledger, files: kept.concat(files) };
}
