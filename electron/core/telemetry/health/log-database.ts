import { stat } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type ExportError, parseExportError } from './export-error.ts';

/** An export that failed, and when, in milliseconds since the epoch. */
export interface SeenError extends ExportError {
  readonly at: number;
}

/** More rows than this are not read: the newest stand for them. */
const ROW_LIMIT = 2_000;

/** Only rows of the SDK's own errors: others hold parts of prompts and are not looked at. */
const query = `SELECT ts, ts_nanos AS nanos, feedback_log_body AS body FROM logs
  WHERE ts > ? AND target = 'opentelemetry_sdk' AND level = 'ERROR'
    AND feedback_log_body LIKE '%ExportError%'
  ORDER BY ts DESC LIMIT ${ROW_LIMIT}`;

/**
 * The failed exports since a moment that an app-server, a daemon or an IDE wrote to `logs_2.sqlite`,
 * newest first. Null where the database is missing or cannot be read. Nothing is written, not even the
 * files beside it that SQLite makes to share a database.
 */
export async function readLogDatabase(file: string, since: number): Promise<readonly SeenError[] | null> {
  const [main, wal, shm] = await Promise.all([file, `${file}-wal`, `${file}-shm`].map(exists));
  if (main !== true) return null;
  // With both, a writer is at work and reading adds nothing to the folder. Else the file itself is all.
  const shared = wal === true && shm === true;
  const url = pathToFileURL(file);
  if (!shared) url.search = '?immutable=1';
  let database: DatabaseSync | null = null;
  try {
    // Loaded only here: Node 22 warns of it, and most homes are read without.
    const sqlite = await import('node:sqlite');
    database = new sqlite.DatabaseSync(url, { readOnly: true, timeout: 100 });
    return database
      .prepare(query)
      .all(Math.floor(since / 1000))
      .flatMap(errorOf);
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

function errorOf({ ts, nanos, body }: Record<string, unknown>): SeenError[] {
  const found = typeof body === 'string' ? parseExportError(body) : null;
  if (found === null || typeof ts !== 'number') return [];
  return [{ ...found, at: ts * 1000 + Math.floor((typeof nanos === 'number' ? nanos : 0) / 1e6) }];
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
