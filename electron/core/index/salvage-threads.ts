import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { summarise } from '../ingest/rollouts/thread-summary.ts';
import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { ThreadDetails } from '../ledger/stored/ledger-store.ts';
import { ThreadLedger } from '../ledger/thread-ledger.ts';
import { loadSqlite } from '../platform/load-sqlite.ts';
import { isDiskFile } from '../platform/reading/disk-file.ts';
import { type PackedResponses, ResponseList } from '../tokens/response-list.ts';
import { checkResponses, expectSum } from './index-checks.ts';
import { bytes, detailsOf, type Row, stateOf, threadOf } from './sqlite-rows.ts';
import { noIndex } from './usage-index.ts';

/** A thread of a damaged index, every part as it was written. */
interface WholeThread {
  readonly stored: StoredThread;
  readonly details: ThreadDetails;
  readonly responses: PackedResponses;
}

/**
 * Takes from a damaged index the threads that no file on disk has any more, which would otherwise be missing. Rows
 * with wrong checksums are left out. Returns how many there were. Never throws.
 */
export function salvageThreads(file: string, ledger: UsageLedger): number {
  const found = new Map<string, WholeThread>();
  let db: DatabaseSync | null = null;
  try {
    // SQLite would wait for a pipe.
    if (!isDiskFile(statSync(file))) return 0;
    const { DatabaseSync } = loadSqlite();
    db = new DatabaseSync(file, { readOnly: true });
    // A page that cannot be read ends a scan of the rows; a scan from the other end reaches those behind it.
    for (const order of ['ASC', 'DESC']) takeRows(db, order, ledger, found);
  } catch {
    // What cannot be read is lost.
  } finally {
    db?.close();
  }
  for (const thread of found.values()) adopt(thread, ledger);
  return found.size;
}

function adopt({ stored, details, responses }: WholeThread, ledger: UsageLedger): void {
  const thread: ThreadLedger = new ThreadLedger(
    stored.threadId,
    stored.codexHome,
    {
      ...noIndex,
      details: () => details,
      responses: () => ({ list: new ResponseList(responses), generation: thread.generation }),
    },
    { ...stored, gone: true, generation: 0 },
  );
  ledger.threads.put(thread);
  ledger.countThread(thread);
  ledger.unsaved.add(thread);
  ledger.revision += 1;
}

function takeRows(
  db: DatabaseSync,
  order: string,
  ledger: UsageLedger,
  found: Map<string, WholeThread>,
): void {
  try {
    for (const row of db.prepare(`SELECT * FROM threads ORDER BY rowid ${order}`).iterate()) {
      const threadId = row.thread as string;
      if (found.has(threadId) || ledger.threads.get(threadId)) continue;
      const change = changeOf(db, row);
      if (change) found.set(threadId, change);
    }
  } catch {
    // The rest of this scan is damaged.
  }
}

/** Returns null where a checksum does not match. */
function changeOf(db: DatabaseSync, row: Row): WholeThread | null {
  try {
    const stored = threadOf(row);
    const { threadId, generation } = stored;
    const { quarters, summary } = detailsOf(threadId, row);
    const more = db.prepare('SELECT responses FROM more_responses WHERE thread = ? ORDER BY place');
    const chunks = [row, ...more.all(threadId)]
      .map((each) => bytes(each.responses))
      .filter(({ length }) => length > 0);
    expectSum(row.responses_sum, checkResponses(threadId, generation, row.names as string, chunks));
    const { names, wide } = JSON.parse(row.names as string) as Pick<PackedResponses, 'names' | 'wide'>;
    const details = { quarters, summary: summary || summaryOf(db, threadId) };
    return { stored, details, responses: { chunks, names, wide } };
  } catch {
    return null;
  }
}

/** @throws where a file's row cannot be read. */
function summaryOf(db: DatabaseSync, threadId: string): string {
  const rows = db.prepare('SELECT path, state, state_sum FROM files WHERE thread = ?').all(threadId);
  return JSON.stringify(summarise(rows.map(stateOf)));
}
