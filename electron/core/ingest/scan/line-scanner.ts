import { isUtf8 } from 'node:buffer';
import type { LineKernel } from '../kernel/line-kernel.ts';

/** What a scanner tells of each line. Bytes are valid during the call only. */
export interface LineSink {
  /** What a kernel found before its entry, for which `line` is called next. */
  found(kernel: LineKernel): void;
  /** What a kernel found since it was asked does not count: the lines follow one by one. */
  refused(kernel: LineKernel): void;
  /** Asked before a kernel scans. */
  prepare(kernel: LineKernel): void;
  /** A whole line in `bytes[start, end)`, without its newline. */
  line(bytes: Buffer, start: number, end: number, lineNumber: number): void;
  /** Asked once for a line that outgrows `LONG_LINE`: keep collecting it, or only count it. */
  wants(head: Buffer): boolean;
  /** The end of a line that was only counted. */
  skipped(lineNumber: number, length: number, lastByte: number): void;
  /** A line that is not valid UTF-8; `line` is not called for it. */
  invalidUtf8(lineNumber: number): void;
}

/** Lines up to here are always collected; longer ones only where the sink wants them. */
export const LONG_LINE = 64 * 1024;

/** A wanted line that outgrows this is given up, so that memory stays bounded. */
export const LONGEST_WANTED_LINE = 4 * 1024 * 1024;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Splits a growing file into lines, however its bytes are cut into pieces. Holds at most one
 * unfinished line.
 */
export class LineScanner {
  /** Bytes up to and including the last finished line, plus what `flush` took. */
  consumed: number;
  /** Finished lines, from 1. */
  lines: number;
  private readonly sink: LineSink;
  private readonly kernel: LineKernel | null;
  private carry: Buffer[] = [];
  private carryLength = 0;
  private skipping = false;
  private lastByte = 0;
  /** The last line was taken before its newline came, so the next newline ends nothing. */
  private owesNewline: boolean;

  /** Pieces that lie in the input of `kernel` are scanned by it. */
  constructor(
    sink: LineSink,
    kernel: LineKernel | null = null,
    consumed = 0,
    lines = 0,
    owesNewline = false,
  ) {
    this.sink = sink;
    this.kernel = kernel;
    this.consumed = consumed;
    this.lines = lines;
    this.owesNewline = owesNewline;
  }

  /** Takes the next bytes of the file. `piece` may be reused by the caller afterwards. */
  push(piece: Buffer): void {
    let at = 0;
    if (this.owesNewline && piece.length > 0) {
      this.owesNewline = false;
      if (piece[0] === NEWLINE) {
        this.consumed += 1;
        at = 1;
      }
    }
    const firstEnd = piece.indexOf(NEWLINE, at);
    if (firstEnd < 0) {
      this.keep(piece, at, piece.length);
      return;
    }
    if (this.carryLength > 0) {
      this.finishCarried(piece, at, firstEnd);
      at = firstEnd + 1;
    }
    if (this.lines === 0 && at <= firstEnd) {
      // The line that opens a file always tells something. What a kernel holds it also searches quickest.
      const inKernel = this.kernel?.holds(piece) ? this.kernel.bytes : null;
      const from = inKernel ? piece.byteOffset : 0;
      this.finish(inKernel ?? piece, from + at, from + firstEnd, isUtf8(piece.subarray(at, firstEnd)));
      this.consumed += firstEnd - at + 1;
      at = firstEnd + 1;
    }
    const last = piece.lastIndexOf(NEWLINE);
    if (at <= last) {
      if (this.kernel?.holds(piece)) this.scanBlock(this.kernel, piece, at, last + 1);
      else this.scanLines(piece, at, last + 1);
    }
    if (last + 1 < piece.length) this.keep(piece, last + 1, piece.length);
  }

  /** Whole lines, one by one. */
  private scanLines(piece: Buffer, from: number, to: number): void {
    const clean = isUtf8(piece.subarray(from, to));
    for (let at = from; at < to; ) {
      const end = piece.indexOf(NEWLINE, at);
      this.finish(piece, at, end, clean || isUtf8(piece.subarray(at, end)));
      this.consumed += end - at + 1;
      at = end + 1;
    }
  }

  /** Whole lines, as many at a time as the kernel has room for. */
  private scanBlock(kernel: LineKernel, piece: Buffer, from: number, to: number): void {
    const { bytes } = kernel;
    const end = piece.byteOffset + to;
    for (let at = piece.byteOffset + from; at < end; ) {
      this.sink.prepare(kernel);
      const next = kernel.scan(at, end);
      if (kernel.isWide && !isUtf8(bytes.subarray(at, next))) {
        this.sink.refused(kernel);
        this.scanLines(bytes, at, next);
      } else {
        this.sink.found(kernel);
        this.lines += kernel.lines;
        const { entryStart } = kernel;
        if (entryStart > 0) this.single(bytes, entryStart, kernel.entryEnd, this.lines);
        this.consumed += next - at;
      }
      at = next;
    }
  }

  /** A line whose number was counted. */
  private single(bytes: Buffer, start: number, end: number, lineNumber: number): void {
    if (end - start > LONG_LINE && !this.sink.wants(bytes.subarray(start, end))) {
      this.sink.skipped(lineNumber, end - start, bytes[end - 1] ?? 0);
    } else {
      this.sink.line(bytes, start, end, lineNumber);
    }
  }

  /** The bytes after the last newline, or null where there are none or they were only counted. */
  unfinished(): Buffer | null {
    if (this.carryLength === 0 || this.skipping) return null;
    return this.carry.length === 1 && this.carry[0] ? this.carry[0] : Buffer.concat(this.carry);
  }

  /** Takes the unfinished bytes as a line, though their newline is still to come. */
  takeUnfinished(): void {
    this.finish(Buffer.concat(this.carry), 0, this.carryLength, true);
    this.consumed += this.carryLength;
    this.owesNewline = true;
    this.dropCarry();
  }

  get waitsForNewline(): boolean {
    return this.owesNewline;
  }

  private keep(piece: Buffer, from: number, to: number): void {
    const length = to - from;
    if (length === 0) return;
    this.lastByte = piece[to - 1] ?? this.lastByte;
    if (!this.skipping) {
      this.carry.push(Buffer.from(piece.subarray(from, to)));
      const before = this.carryLength;
      const after = before + length;
      const outgrown =
        before <= LONG_LINE && after > LONG_LINE && !this.sink.wants(Buffer.concat(this.carry));
      if (outgrown || after > LONGEST_WANTED_LINE) {
        this.skipping = true;
        this.carry = [];
      }
    }
    this.carryLength += length;
  }

  private finishCarried(piece: Buffer, from: number, end: number): void {
    this.keep(piece, from, end);
    const length = this.carryLength;
    if (this.skipping) {
      this.lines += 1;
      this.sink.skipped(this.lines, length, this.lastByte);
    } else {
      const line = Buffer.concat(this.carry);
      this.finish(line, 0, line.length, isUtf8(line));
    }
    this.consumed += length + 1;
    this.dropCarry();
  }

  private finish(bytes: Buffer, start: number, end: number, valid: boolean): void {
    this.lines += 1;
    const trimmed = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    if (trimmed === start) return;
    if (valid) this.single(bytes, start, trimmed, this.lines);
    else this.sink.invalidUtf8(this.lines);
  }

  private dropCarry(): void {
    this.carry = [];
    this.carryLength = 0;
    this.skipping = false;
  }
}
