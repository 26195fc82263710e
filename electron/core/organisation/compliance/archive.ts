import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../../shared/durations.ts';
import { makeOwnFolder } from '../../platform/state/own-folder.ts';
import { openArchiveDatabase } from './archive-database.ts';
import type { Downloaded } from './download-file.ts';
import { ENCRYPTED, type Encrypt } from './encryption.ts';
import { EventStream } from './event-stream.ts';
import type { EventType } from './event-types.ts';
import { hasKey, KnownKeys } from './known-keys.ts';
import type { LogFile } from './listing.ts';
import { MemoryPart, type Part, PartFile } from './part-file.ts';

/** Keys of files that ended longer ago are given up: the platform keeps 30 days, so no such event comes again. */
const KEYS_FOR_MS = 60 * DAY_MS;

const NEWLINE = Buffer.from('\n');
/** Endings of files that are not whole yet, and of whole ones that were not yet moved. */
const DOWNLOAD = '.download';
const PART = '.part';

/** What became of one file. */
export interface Placed {
  readonly events: number;
  readonly duplicates: number;
}

/**
 * The folder that files are pulled into, with the record of what is in it. A file and its record come together: after
 * the process ended at any moment, `openArchive` finishes or undoes what was not done.
 */
export interface Archive {
  cursor(type: EventType): number | null;
  hasFile(type: EventType, id: string): boolean;
  /** Begins a file that is not yet whole. */
  begin(type: EventType, file: LogFile): Part;
  /** Puts a downloaded file in its place without events that are there already, and moves the cursor. */
  place(type: EventType, file: LogFile, part: Part, downloaded: Downloaded, now: number): Promise<Placed>;
  /** Moves the cursor on, never back. */
  advance(type: EventType, at: number): void;
  /** Removes files that ended before a time; that they were pulled stays known. */
  removeOlder(before: number): void;
  close(): void;
}

/**
 * Opens the folder; makes it where it is missing. With `encrypt`, files are encrypted before they are on the disk.
 *
 * @throws ArchiveError; the system's error.
 */
export function openArchive(out: string, now: number, encrypt: Encrypt | null = null): Archive {
  makeOwnFolder(out);
  const database = openArchiveDatabase(join(out, 'pull.sqlite'));
  const byId = database.prepare('SELECT 1 FROM files WHERE scope = ? AND type = ? AND id = ?');
  const cursorOf = database.prepare('SELECT at FROM cursors WHERE scope = ? AND type = ?');
  const keysOf = database.prepare('SELECT keys FROM files WHERE type = ? AND keys IS NOT NULL');
  const insert = database.prepare('INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const moveCursor = database.prepare(
    'INSERT INTO cursors VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = max(at, excluded.at)',
  );
  database.prepare('UPDATE files SET keys = NULL WHERE end_time < ?').run(now - KEYS_FOR_MS);
  settleParts();
  forgetTruncated();
  const known = new KnownKeys();
  for (const { keys } of database.prepare('SELECT keys FROM files WHERE keys IS NOT NULL').iterate()) {
    known.add(keysIn(keys));
  }

  /** Puts what was recorded and not yet moved in its place; removes what was not recorded. */
  function settleParts(): void {
    const recorded = database.prepare('SELECT 1 FROM files WHERE type = ? AND name = ?');
    for (const folder of readdirSync(out, { withFileTypes: true })) {
      if (!folder.isDirectory()) continue;
      for (const name of readdirSync(join(out, folder.name))) {
        const path = join(out, folder.name, name);
        if (name.endsWith(DOWNLOAD)) rmSync(path, { force: true });
        if (!name.endsWith(PART)) continue;
        const whole = name.slice(0, -PART.length);
        if (recorded.get(folder.name, whole) === undefined) rmSync(path, { force: true });
        else renameSync(path, join(out, folder.name, whole));
      }
    }
  }

  /** After a power cut a file may be shorter than was recorded: it is then pulled again. */
  function forgetTruncated(): void {
    const files = database.prepare(
      'SELECT rowid, scope, type, name, end_time, kept_size FROM files WHERE keys IS NOT NULL',
    );
    for (const { rowid, scope, type, name, end_time, kept_size } of files.all()) {
      const path = join(out, String(type), String(name));
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      // One that is gone was removed by its owner.
      if (size === undefined || size === kept_size) continue;
      rmSync(path, { force: true });
      database.prepare('DELETE FROM files WHERE rowid = ?').run(rowid ?? null);
      const before = database.prepare('UPDATE cursors SET at = min(at, ?) WHERE scope = ? AND type = ?');
      if (end_time !== null) before.run(Number(end_time) - 1, scope ?? null, type ?? null);
    }
  }

  /** Returns which of the keys events of the type have that were kept before. */
  function keptBefore(type: string, candidates: readonly bigint[]): Set<bigint> {
    const found = new Set<bigint>();
    if (candidates.length === 0) return found;
    for (const { keys } of keysOf.iterate(type)) {
      const sorted = keysIn(keys);
      for (const key of candidates) if (hasKey(sorted, key)) found.add(key);
    }
    return found;
  }

  return {
    cursor({ scope, type }) {
      const found = cursorOf.get(scope, type);
      return found === undefined ? null : Number(found.at);
    },
    hasFile: ({ scope, type }, id) => byId.get(scope, type, id) !== undefined,
    begin({ type }, file) {
      makeOwnFolder(join(out, type));
      return encrypt === null
        ? new PartFile(join(out, type, `${nameOf(file)}${DOWNLOAD}`))
        : new MemoryPart();
    },
    async place({ scope, type }, file, part, downloaded, at) {
      const name = `${nameOf(file)}${encrypt === null ? '' : ENCRYPTED}`;
      const path = join(out, type, name);
      const before = keptBefore(type, known.add(downloaded.keys));
      const sorted = downloaded.keys.slice().sort();
      const unique = sorted.filter((key, index) => key !== sorted[index - 1] && !before.has(key));
      const whole = `${path}${PART}`;
      const duplicates = downloaded.keys.length - unique.length;
      const isAsItCame = duplicates === 0 && downloaded.isPlain;
      if (isAsItCame && part instanceof PartFile) part.moveTo(whole);
      else {
        const pieces = isAsItCame
          ? part.read()
          : keptPieces(part, keptOf(downloaded.keys, before), downloaded);
        const to = new PartFile(whole);
        try {
          if (encrypt === null) for (const piece of pieces) to.write(piece);
          else await encrypt(pieces, (bytes) => to.write(bytes));
          to.close();
        } catch (error) {
          to.discard();
          throw error;
        }
        part.discard();
      }
      const size = statSync(whole).size;
      database.exec('BEGIN IMMEDIATE');
      try {
        const blob = new Uint8Array(unique.buffer, unique.byteOffset, unique.byteLength);
        const { sha256, bytes, isVerified } = downloaded;
        const row = [
          scope,
          type,
          file.id,
          name,
          file.endTime,
          sha256,
          bytes,
          size,
          unique.length,
          duplicates,
        ];
        insert.run(...row, Number(isVerified), at, blob);
        if (file.endTime !== null) moveCursor.run(scope, type, file.endTime);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
      renameSync(whole, path);
      return { events: unique.length, duplicates };
    },
    advance({ scope, type }, at) {
      moveCursor.run(scope, type, at);
    },
    removeOlder(before) {
      for (const { type, name } of database
        .prepare('SELECT type, name FROM files WHERE coalesce(end_time, pulled_at) < ?')
        .all(before)) {
        rmSync(join(out, String(type), String(name)), { force: true });
      }
    },
    close: () => database.close(),
  };
}

/** Returns which events of a file are kept: not those that were kept before, and of repeats the first. */
function keptOf(keys: BigUint64Array, before: ReadonlySet<bigint>): Uint8Array {
  const seen = new Set<bigint>();
  return Uint8Array.from(keys, (key) => {
    if (before.has(key) || seen.has(key)) return 0;
    seen.add(key);
    return 1;
  });
}

/** Gives the kept events of a file one a line, in pieces that are valid until the next. */
function* keptPieces(from: Part, kept: Uint8Array, { isPlain, lengths }: Downloaded): Generator<Buffer> {
  if (isPlain) {
    yield* keptLines(from, kept, lengths);
    return;
  }
  let index = 0;
  let lines: Buffer[] = [];
  const events = new EventStream((bytes, start, end) => {
    if (kept[index++] !== 1) return;
    const event = bytes.subarray(start, end);
    lines.push(Buffer.from(event.includes(NEWLINE) ? onOneLine(event) : event), NEWLINE);
  });
  for (const piece of from.read()) {
    events.push(Buffer.from(piece));
    yield* lines;
    lines = [];
  }
  events.end();
  yield* lines;
}

/** Gives the lines of kept events: those that follow each other at once. */
function* keptLines(from: Part, kept: Uint8Array, lengths: Uint32Array): Generator<Buffer> {
  let begun = 0;
  let at = 0;
  for (let index = 0; index <= lengths.length; index += 1) {
    const length = (lengths[index] ?? 0) + 1;
    if (kept[index] === 1) {
      at += length;
      continue;
    }
    yield* from.read(begun, at);
    at += length;
    begun = at;
  }
}

/** Takes line ends out of an event: they stand between its members, never in a string. */
function onOneLine(event: Buffer): string {
  return event.toString('utf8').replace(/[\r\n]+\s*/g, ' ');
}

function keysIn(blob: unknown): BigUint64Array {
  const bytes = blob as Uint8Array;
  // A view must begin at a multiple of its size.
  const copy = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return new BigUint64Array(copy.buffer, copy.byteOffset, copy.byteLength / 8);
}

/** Returns a file name that no id can lead out of the folder with. */
function nameOf({ id, endTime }: LogFile): string {
  const when = endTime === null ? 'undated' : new Date(endTime).toISOString().replace(/[-:]|\.\d+/g, '');
  const safe = id.replace(/[^\w-]/g, '_').slice(0, 80);
  const mark = safe === id ? '' : `-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
  return `${when}-${safe}${mark}.jsonl`;
}
