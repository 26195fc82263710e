import { tooLarge } from './read-bounds.ts';

/** A file of unknown size is read in pieces of this many bytes. */
const PIECE = 64 * 1024;

/** The bytes of a file as they are read: it may be longer than when it was opened. */
export class Pieces {
  private readonly path: string;
  private readonly largest: number;
  private bytes: Buffer;
  private length = 0;

  constructor(path: string, size: number, largest: number) {
    this.path = path;
    this.largest = largest;
    if (size > largest) throw tooLarge(path, largest);
    // One extra byte shows the end of the file.
    this.bytes = Buffer.allocUnsafe(size > 0 ? size + 1 : Math.min(PIECE, largest + 1));
  }

  /** Returns the buffer for the next bytes. */
  service(): Buffer {
    if (this.length === this.bytes.length) {
      const longer = Buffer.allocUnsafe(Math.min(this.length * 2, this.largest + 1));
      this.bytes.copy(longer);
      this.bytes = longer;
    }
    return this.bytes.subarray(this.length);
  }

  filled(count: number): void {
    this.length += count;
    if (this.length > this.largest) throw tooLarge(this.path, this.largest);
  }

  whole(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
