import type { StatementSync } from 'node:sqlite';
import { blob } from './sqlite-rows.ts';
import type { ThreadChange } from './usage-index.ts';

/** Writes the rows of threads, each with those of its files. */
export class SqliteThreads {
  private readonly statement: (sql: string) => StatementSync;
  /** True where nobody has written to the index before. */
  private readonly isNew: boolean;
  /** Threads that a new index holds. */
  private readonly written = new Set<string>();

  constructor(statement: (sql: string) => StatementSync, isNew: boolean) {
    this.statement = statement;
    this.isNew = isNew;
  }

  /** Writes a thread with its files as of the save of that number. */
  write({ thread, details, responses, files }: ThreadChange, seq: number): void {
    for (const file of files) this.saveFile(file, seq);
    const [first = new Uint8Array(), ...more] = responses.chunks;
    const { names, wide } = responses;
    if (!this.isNew || this.written.has(thread.threadId)) {
      this.statement('DELETE FROM more_responses WHERE thread = ?').run(thread.threadId);
    }
    if (this.isNew) this.written.add(thread.threadId);
    more.forEach((chunk, place) => {
      this.statement('INSERT OR REPLACE INTO more_responses VALUES (?, ?, ?)').run(
        thread.threadId,
        place,
        chunk,
      );
    });
    this.statement('INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      thread.threadId,
      thread.generation + 1,
      seq,
      thread.codexHome,
      thread.gone ? 1 : 0,
      thread.lastActivityAt,
      thread.auth,
      thread.cliVersion,
      thread.legacyParent,
      thread.copied,
      JSON.stringify(details.cells.attributions),
      JSON.stringify({ names, wide }),
      details.summary,
      blob(details.cells.rows),
      first,
    );
  }

  private saveFile(file: ThreadChange['files'][number], seq: number): void {
    const { path, threadId, name, state, ...about } = file;
    this.statement('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)').run(
      path,
      threadId,
      seq,
      name,
      // Whoever reads the base has no need of it.
      this.isNew ? '' : JSON.stringify(about),
      JSON.stringify(state),
    );
  }
}
