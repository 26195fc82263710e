import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { hashBytes } from './key-hash.ts';
import { OPEN_FLAGS, type RolloutFile } from './rollout-files.ts';
import { RolloutReader } from './rollout-reader.ts';
import { newRolloutState, type RolloutDelta, type RolloutState } from './rollout-state.ts';

/** A place in a file that was read to, and how to tell that the bytes before it are still the same. */
export interface ReadMark {
  readonly identity: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** A hash of the file's first bytes and of the last ones before `consumed`. */
  readonly fingerprint: number;
}

export interface ReadResult {
  readonly state: RolloutState;
  readonly delta: RolloutDelta;
  readonly mark: ReadMark;
  /** True where reading went on from where it had stopped. */
  readonly continued: boolean;
}

const PIECE = 1024 * 1024;
const HEAD = 256;
const TAIL = 256;

/** Runs between pieces, so that a host stays responsive. Returns a promise only where it wants to wait. */
export type Breath = (bytesRead: number) => Promise<void> | undefined;

let piece: Buffer | null = null;

function readAt(fd: number, buffer: Buffer, position: number, length: number): number {
  let done = 0;
  while (done < length) {
    const read = readSync(fd, buffer, done, length - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}

function fingerprintOf(fd: number, consumed: number): number {
  const bytes = Buffer.alloc(HEAD + TAIL);
  const head = readAt(fd, bytes, 0, Math.min(HEAD, consumed));
  const from = Math.max(0, consumed - TAIL);
  const tail = readSync(fd, bytes, head, Math.min(TAIL, consumed - from), from);
  return hashBytes(bytes, 0, head + tail);
}

/**
 * Reads what is new in a rollout file. Goes on after `before` where the file is still the one that
 * was read, and otherwise reads it whole.
 *
 * @throws the system's error where the file cannot be opened or read.
 */
export async function readRollout(
  file: RolloutFile,
  before: { readonly state: RolloutState; readonly mark: ReadMark } | null,
  breathe: Breath,
): Promise<ReadResult> {
  if (file.compressed) return readCompressed(file, breathe);
  const fd = openSync(file.path, OPEN_FLAGS);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error('It is not a regular file.');
    const identity = `${stats.dev}:${stats.ino}`;
    const continued =
      before !== null &&
      before.mark.identity === identity &&
      stats.size >= before.state.consumed &&
      fingerprintOf(fd, before.state.consumed) === before.mark.fingerprint;
    const state = continued && before ? before.state : newRolloutState();
    const reader = new RolloutReader(file.threadId, state);
    let position = state.consumed;
    // One buffer serves all files; it is taken away while in use, so that two readings cannot share it.
    const buffer = piece ?? Buffer.allocUnsafe(PIECE);
    piece = null;
    try {
      for (;;) {
        const read = readSync(fd, buffer, 0, PIECE, position);
        if (read === 0) break;
        reader.push(buffer.subarray(0, read));
        position += read;
        const pause = breathe(read);
        if (pause) await pause;
        if (read < PIECE && position >= stats.size) break;
      }
    } finally {
      piece = buffer;
    }
    const delta = reader.finish();
    const fingerprint = fingerprintOf(fd, state.consumed);
    return {
      state,
      delta,
      continued,
      mark: { identity, size: position, mtimeMs: stats.mtimeMs, fingerprint },
    };
  } finally {
    closeSync(fd);
  }
}

/** Compressed rollouts are one zstd frame and never grow (codex-rs/rollout/src/compression.rs). */
async function readCompressed(file: RolloutFile, breathe: Breath): Promise<ReadResult> {
  const { createZstdDecompress } = await import('node:zlib');
  const state = newRolloutState();
  const reader = new RolloutReader(file.threadId, state);
  const source = createReadStream(file.path, { highWaterMark: PIECE });
  const plain = source.pipe(createZstdDecompress());
  source.on('error', (error) => plain.destroy(error));
  for await (const bytes of plain) {
    reader.push(bytes as Buffer);
    const pause = breathe((bytes as Buffer).length);
    if (pause) await pause;
  }
  const { identity, size, mtimeMs } = file;
  return {
    state,
    delta: reader.finish(),
    continued: false,
    mark: { identity, size, mtimeMs, fingerprint: 0 },
  };
}
