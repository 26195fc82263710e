import type { AuthKind } from '../../shared/usage.ts';
import type { LineIssue } from './rollout-state.ts';
import type { StoredFile, StoredThread } from './usage-index.ts';

/** The tables of the index. A change of theirs needs a new format number. */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, home TEXT NOT NULL, thread TEXT NOT NULL, name TEXT NOT NULL,
    identity TEXT NOT NULL, size INTEGER NOT NULL, mtime REAL NOT NULL, fingerprint INTEGER NOT NULL,
    consumed INTEGER NOT NULL, lines INTEGER NOT NULL, used INTEGER NOT NULL, version TEXT, not_understood INTEGER NOT NULL,
    bare INTEGER NOT NULL, issues TEXT, state TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS files_by_thread ON files (thread);
  CREATE TABLE IF NOT EXISTS threads (
    thread TEXT PRIMARY KEY, home TEXT NOT NULL, gone INTEGER NOT NULL, active REAL, auth TEXT, version TEXT,
    legacy_parent TEXT, copied INTEGER NOT NULL,
    generation INTEGER NOT NULL, attributions TEXT NOT NULL, cells BLOB NOT NULL, summary TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS responses (
    thread TEXT PRIMARY KEY, names TEXT NOT NULL, rows BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** A row as SQLite gives it. */
export type Row = Record<string, unknown>;

export function numbers(blob: unknown): Float64Array {
  const bytes = blob as Uint8Array;
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function blob(rows: Float64Array): Uint8Array {
  return new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
}

export function threadOf(row: Row): StoredThread {
  return {
    threadId: row.thread as string,
    codexHome: row.home as string,
    gone: row.gone === 1,
    lastActivityAt: row.active as number | null,
    auth: row.auth as AuthKind,
    cliVersion: row.version as string | null,
    legacyParent: row.legacy_parent as string | null,
    copied: row.copied as number,
    generation: row.generation as number,
    cells: {
      rows: numbers(row.cells),
      attributions: JSON.parse(row.attributions as string) as string[],
    },
    summary: row.summary as string,
  };
}

export function fileOf(row: Row): StoredFile {
  return {
    path: row.path as string,
    codexHome: row.home as string,
    threadId: row.thread as string,
    name: row.name as string,
    mark: {
      identity: row.identity as string,
      size: row.size as number,
      mtimeMs: row.mtime as number,
      fingerprint: row.fingerprint as number,
    },
    consumed: row.consumed as number,
    lines: row.lines as number,
    used: row.used as number,
    cliVersion: row.version as string | null,
    notUnderstood: row.not_understood as number,
    bareLines: row.bare as number,
    issues: row.issues === null ? [] : (JSON.parse(row.issues as string) as LineIssue[]),
  };
}
