import type { StatementSync } from 'node:sqlite';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import { type NewThread, storedThreadOf } from '../ingest/scan/new-thread.ts';
import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import type { ThreadDetails } from '../ledger/stored/ledger-store.ts';
import type { PackedResponses } from '../tokens/response-list.ts';
import { checkDetails, checkFile, checkResponses, checkState, checkThread } from './index-checks.ts';
import { blob } from './sqlite-rows.ts';
import type { ThreadChange } from './usage-index.ts';

const FILE = 'INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
const THREAD = 'INTO threads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** How rows are written. */
interface Inserts {
  readonly file: StatementSync;
  readonly thread: StatementSync;
}

/** Writes the rows of threads and of their files. */
export class SqliteThreads {
  private readonly statement: (sql: string) => StatementSync;
  /** True where nobody has written to the index before. */
  private readonly isNew: boolean;
  /** Where no row can exist, a plain INSERT spares the lookup, a quarter of SQLite's time. */
  private added: Inserts | null = null;

  constructor(statement: (sql: string) => StatementSync, isNew: boolean) {
    this.statement = statement;
    this.isNew = isNew;
  }

  /** Writes a thread with its files as of the save `seq`. */
  write({ thread, details, responses, files }: ThreadChange, seq: number): void {
    const replaced = this.inserts('INSERT OR REPLACE');
    for (const { path, threadId, name, state, ...about } of files) {
      // Readers of the base do not need it.
      this.saveFile(
        path,
        threadId,
        name,
        this.isNew ? '' : JSON.stringify(about),
        JSON.stringify(state),
        seq,
        replaced,
      );
    }
    this.statement('DELETE FROM more_responses WHERE thread = ?').run(thread.threadId);
    this.saveThread({ ...thread, generation: thread.generation + 1 }, details, responses, seq, replaced);
  }

  /** Writes a thread that the index does not have, as one file gives it. */
  writeNew(file: RolloutFile, thread: NewThread, seq: number): void {
    const { threadId, state, quarters, responses } = thread;
    this.added ??= this.inserts('INSERT');
    this.saveFile(file.path, threadId, file.name, '', state, seq, this.added);
    this.saveThread(storedThreadOf(file, thread), { quarters, summary: '' }, responses, seq, this.added);
  }

  private inserts(how: 'INSERT' | 'INSERT OR REPLACE'): Inserts {
    return { file: this.statement(`${how} ${FILE}`), thread: this.statement(`${how} ${THREAD}`) };
  }

  private saveThread(
    thread: StoredThread,
    { quarters, summary }: ThreadDetails,
    { chunks, names, wide }: PackedResponses,
    seq: number,
    insert: Inserts,
  ): void {
    const [first = new Uint8Array(), ...more] = chunks;
    const attributions = JSON.stringify(quarters.attributions);
    const named = JSON.stringify({ names, wide });
    const counted = blob(quarters.rows);
    const { threadId, generation } = thread;
    more.forEach((chunk, place) => {
      this.statement('INSERT OR REPLACE INTO more_responses VALUES (?, ?, ?)').run(
        thread.threadId,
        place,
        chunk,
      );
    });
    insert.thread.run(
      threadId,
      generation,
      seq,
      checkThread(thread, seq),
      checkDetails(threadId, attributions, summary, counted),
      checkResponses(threadId, generation, named, chunks),
      thread.codexHome,
      thread.gone ? 1 : 0,
      thread.lastActivityAt,
      thread.auth,
      thread.cliVersion,
      thread.legacyParent,
      thread.copied,
      attributions,
      named,
      summary,
      counted,
      first,
    );
  }

  private saveFile(
    path: string,
    threadId: string,
    name: string,
    about: string,
    state: string,
    seq: number,
    insert: Inserts,
  ): void {
    const sum = checkFile(path, threadId, name, about, seq);
    insert.file.run(path, threadId, seq, sum, checkState(path, state), name, about, state);
  }
}
