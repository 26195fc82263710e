import { DamagedIndex } from '../../collections/packed-columns.ts';
import type { ThreadFile } from '../../ingest/rollouts/thread-summary.ts';
import type { StoredThread } from '../../ingest/scan/stored-rows.ts';
import type { LedgerStore, StoredResponses, ThreadDetails } from './ledger-store.ts';

/** What is known of a thread. An index has those with a generation of 1 or more. */
type Known = Pick<StoredThread, 'threadId' | 'generation' | 'gone'>;

/** Returns what an index stores of a thread besides. */
export function keptDetails(store: LedgerStore, { threadId, generation }: Known): ThreadDetails | null {
  const details = store.details(threadId);
  if (!details && generation > 0) throw new DamagedIndex();
  return details;
}

/**
 * Returns the responses that an index stores. Throws as `keptDetails` does, also where they are older than the known
 * generation.
 */
export function keptResponses(store: LedgerStore, { threadId, generation }: Known): StoredResponses | null {
  const stored = store.responses(threadId);
  if (generation > (stored?.generation ?? 0)) throw new DamagedIndex();
  return stored;
}

/** Returns the files that an index stores, by path. Throws as `keptDetails` does. */
export function keptFiles(
  store: LedgerStore,
  { threadId, generation, gone }: Known,
): Map<string, ThreadFile> {
  const files = store.threadFiles(threadId);
  // Only a thread that is gone can have no file left.
  if (files.length === 0 && generation > 0 && !gone) throw new DamagedIndex();
  return new Map(files.map((file) => [file.path, file]));
}
