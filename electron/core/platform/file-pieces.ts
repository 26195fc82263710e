import { tooLarge } from './read-bounds.ts';

/** Of a file that does not say how long it is, so much is read at a time, in bytes. */
const PIECE = 64 * 1024;

/** The bytes of a file as they come: its size is what it was when it was opened, and it may grow. */
export class Pieces {
  private readonly path: string;
  private readonly largest: number;
  private bytes: Buffer;
  private length = 0;

  constructor(path: string, size: number, largest: number) {
    this.path = path;
    this.largest = largest;
    if (size > largest) throw tooLarge(path, largest);
    // One byte more tells that the file has ended.
    this.bytes = Buffer.allocUnsafe(size > 0 ? size + 1 : Math.min(PIECE, largest + 1));
  }

  /** Where the next bytes go. */
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
