import { lineTime } from './line-time.ts';

const NO_BYTES: Buffer = Buffer.alloc(0);

/** The newest line within the bytes being read, so that its time is read once a piece, not once a line. */
export class NewestLine {
  private bytes = NO_BYTES;
  private start = 0;
  private end = 0;

  note(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** Takes a line that may stand before the one that is known. A `start` of 0 means that there is none. */
  noteLater(bytes: Buffer, start: number, end: number): void {
    if (start > 0 && (this.bytes !== bytes || start > this.start)) this.note(bytes, start, end);
  }

  /** Its time, in milliseconds since the epoch. To be called before the bytes are given back. */
  take(): number | null {
    if (this.end === 0) return null;
    const at = lineTime(this.bytes, this.start, this.end);
    this.note(NO_BYTES, 0, 0);
    return at;
  }
}
