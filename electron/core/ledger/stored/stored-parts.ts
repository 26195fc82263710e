import { DamagedIndex } from '../../collections/packed-columns.ts';
import type { ThreadFile } from '../../ingest/rollouts/thread-summary.ts';
import type { StoredThread } from '../../ingest/scan/stored-rows.ts';
import type { LedgerStore, StoredResponses, ThreadDetails } from './ledger-store.ts';

/** What is known of a thread. An index holds those of a generation of 1 and more. */
type Known = Pick<StoredThread, 'threadId' | 'generation' | 'gone'>;

/** What an index keeps of a thread besides. @throws DamagedIndex where it must hold it and does not. */
export function keptDetails(store: LedgerStore, { threadId, generation }: Known): ThreadDetails | null {
  const details = store.details(threadId);
  if (!details && generation > 0) throw new DamagedIndex();
  return details;
}

/** The responses that an index keeps. Throws as `keptDetails` does, also where they are older than those known. */
export function keptResponses(store: LedgerStore, { threadId, generation }: Known): StoredResponses | null {
  const stored = store.responses(threadId);
  if (generation > (stored?.generation ?? 0)) throw new DamagedIndex();
  return stored;
}

/** The files that an index keeps, by path. Throws as `keptDetails` does. */
export function keptFiles(
  store: LedgerStore,
  { threadId, generation, gone }: Known,
): Map<string, ThreadFile> {
  const files = store.threadFiles(threadId);
  // Only of a thread that is gone the last file is no longer kept.
  if (files.length === 0 && generation > 0 && !gone) throw new DamagedIndex();
  return new Map(files.map((file) => [file.path, file]));
}
