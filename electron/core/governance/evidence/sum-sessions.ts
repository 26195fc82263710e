import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import type { ScanProgress } from '../../../shared/usage.ts';
import { type Discovery, discoverRollouts } from '../../ingest/rollouts/discover-rollouts.ts';
import { LARGEST } from '../../platform/reading/read-bounds.ts';
import { openRegularFile } from '../../platform/reading/regular-file.ts';
import type { FileEvidence } from './evidence.ts';

/** So much of a file is in memory at a time. */
const PIECE = 1024 * 1024;

/**
 * Sums every session file of these homes up, in the order of their paths. Files go through memory in pieces, and
 * nothing of them is kept or understood. Never fails: a file that cannot be read says so.
 */
export async function sumSessions(
  codexHomes: readonly string[],
  onProgress: (progress: ScanProgress) => void = () => {},
  discover: (codexHome: string) => Discovery = discoverRollouts,
): Promise<FileEvidence[]> {
  const found = codexHomes.map((home) => discover(home));
  const files = found
    .flatMap((one) => one.files)
    .toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  const piece = Buffer.alloc(PIECE);
  const sums: FileEvidence[] = [];
  let bytesDone = 0;
  for (const { path, size } of files) {
    sums.push(await sumFile(path, piece));
    bytesDone += size;
    onProgress({ filesDone: sums.length, filesTotal: files.length, bytesDone, bytesTotal });
  }
  return sums;
}

async function sumFile(path: string, piece: Buffer): Promise<FileEvidence> {
  const unread = (note: string) => ({ path, exists: true, sha256: null, bytes: null, note });
  let fd: number | null = null;
  try {
    fd = openRegularFile(path, true).fd;
    const hash = createHash('sha256');
    let bytes = 0;
    for (let read = -1; read !== 0; bytes += read) {
      // A session that runs may grow for as long as it is read.
      if (bytes > LARGEST.session) return unread('It is too large.');
      read = readSync(fd, piece, 0, piece.length, bytes);
      hash.update(piece.subarray(0, read));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { path, exists: true, sha256: hash.digest('hex'), bytes, note: null };
  } catch (error) {
    return unread(`It could not be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}.`);
  } finally {
    if (fd !== null) closeSync(fd);
    piece.fill(0);
  }
}
