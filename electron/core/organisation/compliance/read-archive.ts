import { closeSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openRegularFile } from '../../platform/reading/regular-file.ts';
import { IDENTITY_VARIABLE } from '../settings/organisation-settings.ts';
import { ArchiveError } from './archive-database.ts';
import { type Decrypt, ENCRYPTED } from './encryption.ts';
import { EventStream, type OnEvent } from './event-stream.ts';

const PIECE = 256 * 1024;

/** Where an event was read. */
export interface EventPlace {
  readonly type: string;
  /** The name of its file. */
  readonly file: string;
}

/**
 * Reads every event that was pulled into a folder, type by type and oldest first, in pieces of a fixed size. Files that
 * are not whole are left out. Without `decrypt` a folder with encrypted files is not read at all, as a part of it would
 * pass for the whole.
 *
 * @throws ArchiveError where a key is missing or does not fit; the system's error where a file cannot be read; NotEvents
 * where it was changed.
 */
export async function readArchive(
  out: string,
  decrypt: Decrypt | null,
  onEvent: (place: EventPlace) => OnEvent,
): Promise<{ readonly files: number }> {
  const files = filesIn(out);
  const locked = files.filter(({ file }) => file.endsWith(ENCRYPTED)).length;
  if (locked > 0 && decrypt === null) throw new LockedArchive(locked);
  for (const place of files) await readFileEvents(out, place, decrypt, onEvent(place));
  return { files: files.length };
}

/** Reads the events of one file. @throws as `readArchive`. */
export async function readFileEvents(
  out: string,
  { type, file }: EventPlace,
  decrypt: Decrypt | null,
  onEvent: OnEvent,
): Promise<void> {
  const events = new EventStream(onEvent);
  const pieces = piecesOf(join(out, type, file));
  if (!file.endsWith(ENCRYPTED)) for (const piece of pieces) events.push(piece);
  else if (decrypt === null) throw new LockedArchive(1);
  else await decrypt(pieces, (bytes) => events.push(Buffer.from(bytes)));
  events.end();
}

/** Thrown where files are encrypted and no identity is named. */
export class LockedArchive extends ArchiveError {
  constructor(files: number) {
    super(
      `${files} files are encrypted with age. Name the file of the key with identity_file in organisation.toml or $${IDENTITY_VARIABLE}.`,
    );
  }
}

/** Returns the whole files of events, type by type and oldest first. */
export function filesIn(out: string): EventPlace[] {
  return readdirSync(out, { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && /^[A-Z][A-Z0-9_]*$/.test(folder.name))
    .flatMap((folder) =>
      readdirSync(join(out, folder.name))
        .filter((name) => /\.jsonl(?:\.age)?$/.test(name))
        .sort()
        .map((file) => ({ type: folder.name, file })),
    );
}

/** Gives the bytes of a file in pieces; each is valid until the next. */
function* piecesOf(path: string): Generator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(PIECE);
  const { fd } = openRegularFile(path);
  try {
    for (;;) {
      const length = readSync(fd, piece, 0, PIECE, null);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(fd);
  }
}
