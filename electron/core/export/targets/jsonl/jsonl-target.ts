import { constants } from 'node:fs';
import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { later, type OutboxRow, stopped, type Target, taken } from '../../target.ts';
import type { JsonlSettings } from './jsonl-settings.ts';

const FLAGS = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
const NEWLINE = 0x0a;
/** How far from the end of a file the last line's beginning is searched, in bytes. */
const TAIL = 65_536;

/** Failures that a person has to mend. All others, such as a full disk, may pass. */
const FINAL = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ELOOP', 'ENXIO']);

/**
 * Appends records to a file, a line each. A batch counts as taken once it is on disk. What an interrupted write left
 * of a line is cut off before the next one, so a reader never meets half a record with another behind it.
 */
export function openJsonl({ name, file, max_bytes, keep }: JsonlSettings): Target {
  return {
    id: name,
    most: { records: 1_000, bytes: Math.min(1_000_000, max_bytes) },
    async send(batch) {
      const bytes = Buffer.from(textOf(batch), 'utf8');
      let handle: FileHandle | null = null;
      try {
        handle = await open(file, FLAGS, 0o600);
        let end = await wholeLines(handle);
        if (end > 0 && end + bytes.length > max_bytes) {
          const { mode } = await handle.stat();
          await handle.close();
          handle = null;
          await rotate(file, keep);
          handle = await open(file, FLAGS, mode & 0o777);
          end = 0;
        }
        await append(handle, bytes, end);
        return taken(batch.length);
      } catch (error) {
        return failed(error);
      } finally {
        await handle?.close().catch(() => {});
      }
    },
    preview: async (batch) => textOf(batch),
    async close() {},
  };
}

function textOf(batch: readonly OutboxRow[]): string {
  return batch.map(({ json }) => `${json}\n`).join('');
}

/** Returns the length of a file's whole lines, after it cut off the rest. */
async function wholeLines(handle: FileHandle): Promise<number> {
  const stats = await handle.stat();
  if (!stats.isFile()) throw Object.assign(new Error('not a file'), { code: 'ENXIO' });
  let end = stats.size;
  while (end > 0) {
    const length = Math.min(TAIL, end);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, end - length);
    const newline = buffer.lastIndexOf(NEWLINE);
    if (newline >= 0) {
      end = end - length + newline + 1;
      break;
    }
    end -= length;
  }
  if (end < stats.size) await handle.truncate(end);
  return end;
}

/** Writes all or nothing, as far as the disk allows. */
async function append(handle: FileHandle, bytes: Buffer, end: number): Promise<void> {
  try {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, end + written);
      written += bytesWritten;
    }
    await handle.datasync();
  } catch (error) {
    await handle.truncate(end).catch(() => {});
    throw error;
  }
}

async function rotate(file: string, keep: number): Promise<void> {
  for (let number = keep - 1; number >= 0; number--) {
    const from = number === 0 ? file : `${file}.${number}`;
    const exists = await stat(from).then(
      () => true,
      () => false,
    );
    if (exists) await rename(from, `${file}.${number + 1}`);
  }
}

function failed(error: unknown) {
  const { code = 'error' } = error as NodeJS.ErrnoException;
  return FINAL.has(code) ? stopped(`The file cannot be written: ${code}.`) : later(code);
}
