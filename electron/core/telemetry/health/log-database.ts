import { stat } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { healthMessage } from '../../../shared/messages/en/telemetry/health.ts';
import { errorWords } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { loadSqlite } from '../../platform/load-sqlite.ts';
import { isDiskFile } from '../../platform/reading/disk-file.ts';
import { type ExportError, parseExportErrors } from './export-error.ts';

/** A failed export, and when, in milliseconds since the epoch. */
export interface SeenError extends ExportError {
  readonly at: number;
}

/**
 * The result of reading one of Codex's logs. A log that exists and could not be read says nothing about Codex, so it
 * is distinct from one without errors; `why` is the system's or SQLite's own message.
 */
export type LogReading =
  | { readonly state: 'read'; readonly errors: readonly SeenError[] }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly file: string; readonly why: Message };

/** At most this many rows are read, the newest. */
const ROW_LIMIT = 2_000;

/** Only rows of the SDK's own errors and of the command for headers: others contain parts of prompts. */
const query = `SELECT ts, ts_nanos AS nanos, feedback_log_body AS body FROM logs
  WHERE ts > ? AND (
    (target = 'opentelemetry_sdk' AND level = 'ERROR' AND feedback_log_body LIKE '%ExportError%')
    OR (target LIKE 'codex_otel%' AND level IN ('ERROR', 'WARN')
      AND feedback_log_body LIKE '%OTel headers helper failed%'))
  ORDER BY ts DESC LIMIT ${ROW_LIMIT}`;

/**
 * Reads the failed exports since a moment (milliseconds since the epoch) that an app-server, a daemon or an IDE wrote
 * to `logs_2.sqlite`, newest first. Writes nothing, not even the files that SQLite creates next to a shared database.
 */
export async function readLogDatabase(file: string, since: number): Promise<LogReading> {
  const [main, wal, shm] = await Promise.all([file, `${file}-wal`, `${file}-shm`].map(kindOf));
  if (main === 'missing') return { state: 'missing' };
  // SQLite would wait for a pipe, or for the kernel.
  if (main === 'other') return { state: 'unreadable', file, why: healthMessage('health.log-not-regular') };
  // With both files a writer is at work, and reading adds nothing to the folder. Otherwise the file is complete.
  const shared = wal === 'file' && shm === 'file';
  const url = pathToFileURL(file);
  if (!shared) url.search = '?immutable=1';
  let database: DatabaseSync | null = null;
  try {
    const { DatabaseSync } = loadSqlite();
    database = new DatabaseSync(url, { readOnly: true, timeout: 100 });
    const rows = database.prepare(query).all(Math.floor(since / 1000));
    return { state: 'read', errors: rows.flatMap(errorOf) };
  } catch (error) {
    return {
      state: 'unreadable',
      file,
      why: errorWords(error),
    };
  } finally {
    database?.close();
  }
}

function errorOf({ ts, nanos, body }: Record<string, unknown>): SeenError[] {
  if (typeof body !== 'string' || typeof ts !== 'number') return [];
  const at = ts * 1000 + Math.floor((typeof nanos === 'number' ? nanos : 0) / 1e6);
  return parseExportErrors(body).map((found) => ({ ...found, at }));
}

function kindOf(file: string): Promise<'file' | 'other' | 'missing'> {
  return stat(file).then(
    (stats) => (isDiskFile(stats) ? 'file' : 'other'),
    () => 'missing',
  );
}
