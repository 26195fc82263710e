import { closeSync, constants, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Files are read one at a time. */
const piece = Buffer.allocUnsafeSlow(256 * 1024);

/** Bytes that came and are not yet whole. */
export interface Part {
  write(bytes: Uint8Array): void;
  /** Gives what was written from one byte to before another, in pieces that are valid until the next. */
  read(from?: number, to?: number): Iterable<Buffer>;
  discard(): void;
}

/** Larger files are not held in memory: the service makes them of 15 MB at most. */
const MOST_IN_MEMORY = 64_000_000;

/** Thrown where a file is too large to be encrypted. */
export class TooLarge extends Error {}

/** Bytes in memory alone: what is to be encrypted is never on the disk as it is. */
export class MemoryPart implements Part {
  private chunks: Buffer[] = [];
  private length = 0;

  /** @throws TooLarge. */
  write(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.length > MOST_IN_MEMORY) {
      throw new TooLarge(`It is larger than ${MOST_IN_MEMORY / 1e6} MB, and so is not encrypted.`);
    }
    this.chunks.push(Buffer.from(bytes));
  }

  *read(from = 0, to = Number.POSITIVE_INFINITY): Generator<Buffer> {
    let at = 0;
    for (const chunk of this.chunks) {
      const piece = chunk.subarray(Math.max(0, from - at), Math.max(0, to - at));
      at += chunk.length;
      if (piece.length > 0) yield piece;
    }
  }

  discard(): void {
    this.chunks = [];
    this.length = 0;
  }
}

/** A file that grows and is not yet whole, for its owner alone. What an earlier run left under its name is replaced. */
export class PartFile implements Part {
  readonly path: string;
  private readonly fd: number;
  private isOpen = true;

  /** @throws the system's error. */
  constructor(path: string) {
    this.path = path;
    rmSync(path, { force: true });
    this.fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
  }

  /** Adds bytes at its end. @throws the system's error, as where the disk is full. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at, bytes.length - at);
  }

  *read(from = 0, to = Number.POSITIVE_INFINITY): Generator<Buffer> {
    for (let at = from; at < to; ) {
      const length = readSync(this.fd, piece, 0, Math.min(piece.length, to - at), at);
      if (length === 0) return;
      yield piece.subarray(0, length);
      at += length;
    }
  }

  /** Ends the writing; the file stays under its name. */
  close(): void {
    if (this.isOpen) closeSync(this.fd);
    this.isOpen = false;
  }

  /** Removes it. */
  discard(): void {
    this.close();
    rmSync(this.path, { force: true });
  }

  /** Puts it in the place of another name, which is then whole. */
  moveTo(path: string): void {
    this.close();
    renameSync(this.path, path);
  }
}
