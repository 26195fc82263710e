import type { RolloutState } from '../ingest/lines/rollout-state.ts';
import type { ThreadAuth } from '../ingest/rollouts/thread-auth.ts';
import type { StoredFile, StoredThread } from '../ingest/scan/stored-rows.ts';
import type { ThreadDetails } from '../ledger/stored/ledger-store.ts';
import { checkDetails, checkFile, checkState, checkThread, expectSum } from './index-checks.ts';

/**
 * The tables of the index. Changing them needs a new format number.
 *
 * `base` is the stored ledger, in a few rows of one `seq`. `seq` numbers the saves; rows with a higher one than the
 * base have changed since. Checksums are those of `index-checks.ts`. Large columns come last: SQLite reads a row only
 * as far as needed.
 */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, thread TEXT NOT NULL, seq INTEGER NOT NULL, sum INTEGER NOT NULL,
    state_sum INTEGER NOT NULL, name TEXT NOT NULL, about TEXT NOT NULL, state TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS files_by_thread ON files (thread);
  CREATE TABLE IF NOT EXISTS threads (
    thread TEXT PRIMARY KEY, generation INTEGER NOT NULL, seq INTEGER NOT NULL, sum INTEGER NOT NULL,
    details_sum INTEGER NOT NULL, responses_sum INTEGER NOT NULL, home TEXT NOT NULL,
    gone INTEGER NOT NULL, active REAL, auth TEXT, version TEXT, legacy_parent TEXT, copied INTEGER NOT NULL,
    attributions TEXT NOT NULL, names TEXT NOT NULL, summary TEXT NOT NULL, cells BLOB NOT NULL,
    responses BLOB NOT NULL
  );
  CREATE TABLE IF NOT EXISTS more_responses (
    thread TEXT NOT NULL, place INTEGER NOT NULL, responses BLOB NOT NULL, PRIMARY KEY (thread, place)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS removed (path TEXT PRIMARY KEY, seq INTEGER NOT NULL, sum INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS base (
    part TEXT PRIMARY KEY, seq INTEGER NOT NULL, sum INTEGER NOT NULL, body BLOB NOT NULL
  );
  CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, sum INTEGER NOT NULL, value TEXT NOT NULL);
`;

/** What changed since a save. A new file has them once it is filled: to keep them in order meanwhile takes a fifth of its time. */
export const SAVE_ORDER = `
  CREATE INDEX IF NOT EXISTS files_by_seq ON files (seq);
  CREATE INDEX IF NOT EXISTS threads_by_seq ON threads (seq);
`;

/** A row as SQLite gives it. */
export type Row = Record<string, unknown>;

/** Copies a blob into a buffer of its own. */
export function bytes(blob: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(blob as Uint8Array);
}

function numbers(blob: unknown): Float64Array {
  const bytes = blob as Uint8Array;
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function blob(rows: Float64Array): Uint8Array {
  return new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
}

/** The columns of a thread that a start needs. */
export const THREAD_COLUMNS =
  'thread, home, gone, active, auth, version, legacy_parent, copied, generation, seq, sum';

/** The columns of a file that a start needs. */
export const FILE_COLUMNS = 'path, thread, name, about, seq, sum';

/** @throws DamagedIndex where the row is another than it was. */
export function threadOf(row: Row): StoredThread {
  const thread: StoredThread = {
    threadId: row.thread as string,
    codexHome: row.home as string,
    gone: row.gone === 1,
    lastActivityAt: row.active as number | null,
    auth: row.auth as ThreadAuth,
    cliVersion: row.version as string | null,
    legacyParent: row.legacy_parent as string | null,
    copied: row.copied as number,
    generation: row.generation as number,
  };
  expectSum(row.sum, checkThread(thread, row.seq as number));
  return thread;
}

/** @throws DamagedIndex where the row is another than it was. */
export function detailsOf(threadId: string, row: Row): ThreadDetails {
  const sum = checkDetails(
    threadId,
    row.attributions as string,
    row.summary as string,
    row.cells as Uint8Array,
  );
  expectSum(row.details_sum, sum);
  const attributions = JSON.parse(row.attributions as string) as string[];
  return { quarters: { rows: numbers(row.cells), attributions }, summary: row.summary as string };
}

/** @throws DamagedIndex where the row is another than it was. */
export function fileOf(row: Row): StoredFile {
  const sum = checkFile(
    row.path as string,
    row.thread as string,
    row.name as string,
    row.about as string,
    row.seq as number,
  );
  expectSum(row.sum, sum);
  const about = JSON.parse(row.about as string) as Omit<StoredFile, 'path' | 'threadId' | 'name'>;
  return { path: row.path as string, threadId: row.thread as string, name: row.name as string, ...about };
}

/** @throws DamagedIndex where the row is another than it was. */
export function stateOf(row: Row): RolloutState {
  expectSum(row.state_sum, checkState(row.path as string, row.state as string));
  return JSON.parse(row.state as string) as RolloutState;
}
