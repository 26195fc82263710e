import { DamagedIndex, joinColumns, numbers, splitColumns } from '../collections/packed-columns.ts';
import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import { threadAuths } from '../ledger/stored/stored-threads.ts';
import { checksumText } from '../platform/checksum.ts';

/** What sums over sessions are made of. */
export type KeptThread = Pick<StoredThread, 'threadId' | 'auth' | 'lastActivityAt' | 'cliVersion'>;

/**
 * Sessions in columns, the most recently active first: none becomes an object, since there may be ten thousands of
 * which only sums are asked.
 */
export interface SessionColumns {
  readonly length: number;
  /** Milliseconds since the epoch; 0 where it is not known. */
  readonly active: Float64Array;
  /** Positions in `threadAuths`. */
  readonly auth: Uint8Array;
  /** Positions in `versions` plus one; 0 where it is not known. */
  readonly version: Uint16Array;
  /** Two checksums of each id, by which a session is found again. */
  readonly marks: Uint32Array;
  readonly versions: readonly string[];
  /** The row of each version that was active last. */
  readonly lastRows: readonly number[];
}

/** What `encodeSessions` keeps beside the columns. */
type Head = Pick<SessionColumns, 'versions' | 'lastRows'>;

/** Returns where in `marks` each session is, by its id. */
export function rowsOf(threadIds: readonly string[], { marks }: SessionColumns): Set<number> {
  const wanted = new Map(threadIds.map((id) => [checksumText(id), checksumText(id, 1)]));
  const rows = new Set<number>();
  if (wanted.size === 0) return rows;
  for (let at = 0; at < marks.length; at += 2) {
    const second = wanted.get(marks[at] ?? 0);
    if (second !== undefined && second === marks[at + 1]) rows.add(at / 2);
  }
  return rows;
}

/** Makes columns of sessions. */
export function sessionColumns(threads: readonly KeptThread[]): SessionColumns {
  const { length } = threads;
  const activeAt = ({ lastActivityAt }: KeptThread) => lastActivityAt ?? 0;
  const places = new Map<string, number>();
  const lastRows: number[] = [];
  const active = new Float64Array(length);
  const auth = new Uint8Array(length);
  const version = new Uint16Array(length);
  const marks = new Uint32Array(2 * length);
  const newestFirst = threads.toSorted((a, b) => activeAt(b) - activeAt(a));
  newestFirst.forEach((thread, row) => {
    active[row] = activeAt(thread);
    auth[row] = threadAuths.indexOf(thread.auth);
    marks.set([checksumText(thread.threadId), checksumText(thread.threadId, 1)], 2 * row);
    if (thread.cliVersion === null) return;
    const place = places.get(thread.cliVersion) ?? lastRows.push(row);
    places.set(thread.cliVersion, place);
    version[row] = place;
  });
  return { length, active, auth, version, marks, versions: [...places.keys()], lastRows };
}

/** Encodes columns as bytes. */
export function encodeSessions(columns: SessionColumns): Uint8Array {
  const { versions, lastRows, active, auth, version, marks } = columns;
  const head: Head = { versions, lastRows };
  return joinColumns([Buffer.from(JSON.stringify(head)), active, auth, version, marks]);
}

/**
 * Decodes the bytes of `encodeSessions`.
 *
 * @throws DamagedIndex where these are no such bytes.
 */
export function decodeSessions(bytes: Uint8Array): SessionColumns {
  const [head, times, auth, version, marks] = splitColumns(bytes);
  const active = numbers(times);
  const { length } = active;
  if (auth?.length !== length || version?.length !== 2 * length || marks?.length !== 8 * length) {
    throw new DamagedIndex();
  }
  return {
    length,
    active,
    auth,
    version: new Uint16Array(version.buffer, version.byteOffset, length),
    marks: new Uint32Array(marks.buffer, marks.byteOffset, 2 * length),
    ...(JSON.parse(Buffer.from(head ?? []).toString()) as Head),
  };
}
