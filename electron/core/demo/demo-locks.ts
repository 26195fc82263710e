import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Holds the writer lock of a thread as Codex does for a loaded thread, so that sample sessions get their state the
 * same way as real ones. Node cannot lock files; SQLite locks the file of an exclusive transaction and writes nothing
 * to it.
 *
 * @returns the function that releases the lock.
 */
export function holdThreadLock(codexHome: string, threadId: string): () => void {
  const folder = join(codexHome, 'thread-writer-locks');
  const file = join(folder, `${threadId}.lock`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '');
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = new DatabaseSync(file);
  // Otherwise the transaction would create a journal next to the lock.
  database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  return () => database.close();
}
