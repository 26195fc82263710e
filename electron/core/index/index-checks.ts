import { crc32 } from 'node:zlib';
import { DamagedIndex } from '../collections/packed-columns.ts';
import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import { checksumNumber } from '../platform/checksum.ts';

/*
 * Every row of an index has a checksum over its contents and its key: changed bytes do not match the row, wherever
 * they end up. Most are CRC-32: an index has megabytes, and a checksum in JavaScript takes ten times as long over the
 * first of them, which nothing has compiled yet.
 */

/** Returns the checksum of what a start needs of a thread, as of the save `seq`. */
export function checkThread(thread: StoredThread, seq: number): number {
  const { threadId, codexHome, auth, cliVersion, legacyParent } = thread;
  const texts = `${threadId}\0${codexHome}\0${auth}\0${cliVersion}\0${legacyParent}`;
  const active = checksumNumber(thread.lastActivityAt ?? Number.NaN, crc32(texts));
  const rest = thread.copied * 2 + (thread.gone ? 1 : 0);
  return checksumNumber(seq, checksumNumber(thread.generation, checksumNumber(rest, active)));
}

/** Returns the checksum of `attributions`, `summary` and the quarter-hour totals as stored. */
export function checkDetails(
  threadId: string,
  attributions: string,
  summary: string,
  quarters: Uint8Array,
): number {
  return crc32(quarters, crc32(`${threadId}\0${attributions}\0${summary}`));
}

/** Returns the checksum of `names` as stored and all chunks in order. */
export function checkResponses(
  threadId: string,
  generation: number,
  names: string,
  chunks: readonly Uint8Array[],
): number {
  const head = checksumNumber(generation, crc32(`${threadId}\0${names}`));
  return chunks.reduce((sum, chunk) => crc32(chunk, sum), head);
}

/** Returns the checksum of what a start needs of a file, texts as stored. */
export function checkFile(path: string, threadId: string, name: string, about: string, seq: number): number {
  return checksumNumber(seq, crc32(`${path}\0${threadId}\0${name}\0${about}`));
}

/** Returns the checksum of the state that reading a file resumes from, as stored. */
export function checkState(path: string, state: string): number {
  return crc32(state, crc32(path));
}

/** Returns the checksum of a part of the base. */
export function checkPart(part: string, seq: number, body: Uint8Array): number {
  return crc32(body, checksumNumber(seq, crc32(part)));
}

/** Returns the checksum of a named text. */
export function checkKept(name: string, value: string): number {
  return crc32(value, crc32(name));
}

/** @throws DamagedIndex where what was kept of the sum is another. */
export function expectSum(kept: unknown, found: number): void {
  if (kept !== found) throw new DamagedIndex();
}
