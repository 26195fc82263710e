import { DamagedIndex } from '../collections/packed-columns.ts';
import type { StoredThread } from '../ingest/scan/stored-rows.ts';
import { checksum, checksumNumber, checksumText } from '../platform/checksum.ts';

/*
 * Each row of an index is kept with sums of what is in it, its own key among that: bytes that are other than
 * they were written do not fit the row they belong to, wherever they end up.
 */

/** What a start needs of a thread, as of the save of that number. */
export function checkThread(thread: StoredThread, seq: number): number {
  const { threadId, codexHome, auth, cliVersion, legacyParent } = thread;
  const texts = `${threadId}\0${codexHome}\0${auth}\0${cliVersion}\0${legacyParent}`;
  const active = checksumNumber(thread.lastActivityAt ?? Number.NaN, checksumText(texts));
  const rest = thread.copied * 2 + (thread.gone ? 1 : 0);
  return checksumNumber(seq, checksumNumber(thread.generation, checksumNumber(rest, active)));
}

/** `attributions` and `summary` as they are kept, and the cells. */
export function checkDetails(
  threadId: string,
  attributions: string,
  summary: string,
  cells: Uint8Array,
): number {
  return checksum(cells, checksumText(`${threadId}\0${attributions}\0${summary}`));
}

/** `names` as they are kept; all chunks in their order. */
export function checkResponses(
  threadId: string,
  generation: number,
  names: string,
  chunks: readonly Uint8Array[],
): number {
  const head = checksumNumber(generation, checksumText(`${threadId}\0${names}`));
  return chunks.reduce((sum, chunk) => checksum(chunk, sum), head);
}

/** What a start needs of a file: texts as they are kept. */
export function checkFile(path: string, threadId: string, name: string, about: string, seq: number): number {
  return checksumNumber(seq, checksumText(`${path}\0${threadId}\0${name}\0${about}`));
}

/** What reading a file goes on from, as it is kept. */
export function checkState(path: string, state: string): number {
  return checksumText(state, checksumText(path));
}

/** A part of the ledger that was put at rest. */
export function checkPart(part: string, seq: number, body: Uint8Array): number {
  return checksum(body, checksumNumber(seq, checksumText(part)));
}

/** A text by its name. */
export function checkKept(name: string, value: string): number {
  return checksumText(value, checksumText(name));
}

/** @throws DamagedIndex where what was kept of the sum is another. */
export function expectSum(kept: unknown, found: number): void {
  if (kept !== found) throw new DamagedIndex();
}
