import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Holds the writer lock of a thread as Codex does while it has the thread loaded, so that the state of
 * a sample session is found in the same way as that of a real one. Node has no call to lock a file;
 * SQLite locks the file of an exclusive transaction, and writes nothing to it.
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
  // Without this the transaction would put a journal beside the lock.
  database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  return () => database.close();
}
