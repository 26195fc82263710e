import { closeSync, constants, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Files are read one at a time. */
const piece = Buffer.allocUnsafeSlow(256 * 1024);

/** A file that grows and is not yet whole, for its owner alone. What an earlier run left under its name is replaced. */
export class PartFile {
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

  /** Gives what was written from one byte to before another, in pieces that are valid until the next. */
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
