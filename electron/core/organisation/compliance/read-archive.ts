import { closeSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openRegularFile } from '../../platform/reading/regular-file.ts';
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
 * are not whole are left out.
 *
 * @throws the system's error where a file cannot be read; NotEvents where it was changed.
 */
export function readArchive(
  out: string,
  onEvent: (place: EventPlace) => OnEvent,
): { readonly files: number } {
  const piece = Buffer.allocUnsafeSlow(PIECE);
  let files = 0;
  for (const folder of readdirSync(out, { withFileTypes: true })) {
    if (!folder.isDirectory() || !/^[A-Z][A-Z0-9_]*$/.test(folder.name)) continue;
    const names = readdirSync(join(out, folder.name)).filter((name) => name.endsWith('.jsonl'));
    for (const file of names.sort()) {
      const events = new EventStream(onEvent({ type: folder.name, file }));
      const { fd } = openRegularFile(join(out, folder.name, file));
      try {
        for (;;) {
          const length = readSync(fd, piece, 0, PIECE, null);
          if (length === 0) break;
          events.push(piece.subarray(0, length));
        }
      } finally {
        closeSync(fd);
      }
      events.end();
      files += 1;
    }
  }
  return { files };
}
