import { isUtf8 } from 'node:buffer';
import type { LineSource } from '../kernel/line-source.ts';
import { decoded, type LineKind } from '../lines/line-kind.ts';
import { isWholeObject } from '../lines/parsed-line.ts';

/** What a scanner passes on of the lines. Bytes are valid during the call only. */
export interface LineSink {
  /** Asked before the kernel scans. */
  prepare(): void;
  /** What the kernel has found, before its entry. */
  found(): void;
  /** A line that the kernel has not taken, in `bytes[start, end)` without its newline. */
  entry(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void;
  /** A line that was too long to be read, of so many bytes. */
  skipped(kind: LineKind, head: Buffer, length: number, lastByte: number, lineNumber: number): void;
  /** A line that is not valid UTF-8. */
  invalidUtf8(lineNumber: number): void;
}

/** A line that does not fit the kernel's input is kept up to here, and only where its content says something. */
const LONGEST_KEPT_LINE = 4 * 1024 * 1024;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line that outgrew the kernel's input: the bytes that are kept of it, and how many there were. */
interface LongLine {
  readonly kind: LineKind;
  parts: Buffer[];
  isKept: boolean;
  length: number;
  lastByte: number;
}

/**
 * Splits a growing file into lines, however its bytes are cut into pieces, and lets a kernel read them. The
 * bytes are in the kernel's input; a line whose rest is still to come moves to its head.
 */
export class LineScanner {
  /** Bytes up to and including the last finished line, plus what `takeUnfinished` took. */
  consumed: number;
  /** Finished lines, from 1. */
  lines: number;
  /** The last line was taken before its newline came, so the next newline ends nothing. */
  owesNewline: boolean;
  /** Bytes at the head of the input of a line whose rest is still to come. */
  begun = 0;
  private readonly sink: LineSink;
  private readonly kernel: LineSource;
  private long: LongLine | null = null;

  constructor(sink: LineSink, kernel: LineSource, consumed: number, lines: number, owesNewline: boolean) {
    this.sink = sink;
    this.kernel = kernel;
    this.consumed = consumed;
    this.lines = lines;
    this.owesNewline = owesNewline;
  }

  /** Where the next bytes of the file go; never empty. */
  get space(): Buffer {
    return this.kernel.input.subarray(this.begun);
  }

  /** Takes the next bytes of the file, so many as were put into `space`. */
  filled(length: number): void {
    const { input } = this.kernel;
    const end = this.begun + length;
    if (length === 0) return;
    let at = 0;
    if (this.owesNewline) {
      this.owesNewline = false;
      if (input[0] === NEWLINE) at = 1;
      this.consumed += at;
    }
    if (this.long) at = this.goOn(this.long, at, end);
    const last = at < end ? input.lastIndexOf(NEWLINE, end - 1) : -1;
    if (last >= at) this.scanValid(at, last + 1);
    const rest = Math.max(at, last + 1);
    this.begun = end - rest;
    if (rest > 0 && this.begun > 0) input.copyWithin(0, rest, end);
    if (this.begun === input.length) this.outgrow();
  }

  /** Ends the line that was begun, as if its newline had come. False where there is none. */
  endLine(): boolean {
    if (this.begun === 0 && !this.long) return false;
    this.space[0] = NEWLINE;
    this.filled(1);
    return true;
  }

  /** Takes the unfinished bytes as a line, though their newline is still to come, where they are a whole object. */
  takeUnfinished(): void {
    const rest = this.long ? Buffer.concat(this.long.parts) : this.kernel.input.subarray(0, this.begun);
    if (rest.length === 0 || this.long?.isKept === false || !isWholeObject(rest)) return;
    this.endLine();
    this.consumed -= 1;
    this.owesNewline = true;
  }

  /** Whole lines, all at once where they are valid UTF-8. */
  private scanValid(from: number, to: number): void {
    const { input } = this.kernel;
    if (isUtf8(input.subarray(from, to))) {
      this.scan(from, to);
      return;
    }
    for (let at = from; at < to; ) {
      const next = input.indexOf(NEWLINE, at) + 1;
      if (isUtf8(input.subarray(at, next))) {
        this.scan(at, next);
      } else {
        this.lines += 1;
        this.consumed += next - at;
        this.sink.invalidUtf8(this.lines);
      }
      at = next;
    }
  }

  /** Valid lines, as many at a time as the kernel takes. */
  private scan(from: number, to: number): void {
    const { kernel, sink } = this;
    const { byteOffset } = kernel.input;
    const end = byteOffset + to;
    const first = this.lines === 0 ? this.takeOpening(byteOffset + from) : 0;
    for (let at = first || byteOffset + from; at < end; ) {
      sink.prepare();
      const next = kernel.scan(at, end);
      sink.found();
      this.lines += kernel.lines;
      const { entryStart } = kernel;
      if (entryStart > 0) sink.entry(kernel.entryKind, kernel.bytes, entryStart, kernel.entryEnd, this.lines);
      this.consumed += next - at;
      at = next;
    }
  }

  /**
   * Takes the line that opens a file, which the kernel would only hand over. Returns where the next one begins; 0 where
   * it is of another kind.
   */
  private takeOpening(start: number): number {
    const { kernel, sink } = this;
    const newline = kernel.bytes.indexOf(NEWLINE, start);
    const end = kernel.bytes[newline - 1] === CARRIAGE_RETURN ? newline - 1 : newline;
    const kind = end > start ? kernel.kindOf(start, end) : 'other';
    if (kind !== 'session_meta' && kind !== 'bare') return 0;
    this.lines = 1;
    this.consumed += newline + 1 - start;
    sink.entry(kind, kernel.bytes, start, end, 1);
    return newline + 1;
  }

  /** The line that was begun fills the input: what it is decides whether more of it is kept. */
  private outgrow(): void {
    const { kernel } = this;
    const { input } = kernel;
    const kind = kernel.kindOf(input.byteOffset, input.byteOffset + input.length);
    const isKept = kind === 'unknown' || decoded.has(kind);
    const parts = [Buffer.from(isKept ? input : input.subarray(0, 128))];
    this.long = { kind, parts, isKept, length: input.length, lastByte: 0 };
    this.begun = 0;
  }

  /** Goes on with a long line. Returns where its rest ends in the input. */
  private goOn(long: LongLine, from: number, end: number): number {
    const { input } = this.kernel;
    const newline = input.subarray(from, end).indexOf(NEWLINE);
    const to = newline < 0 ? end : from + newline;
    long.length += to - from;
    if (to > from) long.lastByte = input[to - 1] ?? 0;
    if (long.isKept) long.parts.push(Buffer.from(input.subarray(from, to)));
    if (long.isKept && long.length > LONGEST_KEPT_LINE) {
      long.isKept = false;
      long.parts = [Buffer.from(long.parts[0]?.subarray(0, 128) ?? [])];
    }
    if (newline < 0) return end;
    this.finish(long);
    return to + 1;
  }

  private finish({ kind, parts, isKept, length, lastByte }: LongLine): void {
    this.long = null;
    this.lines += 1;
    this.consumed += length + 1;
    const bytes = Buffer.concat(parts);
    if (!isKept) this.sink.skipped(kind, bytes, length, lastByte, this.lines);
    else if (!isUtf8(bytes)) this.sink.invalidUtf8(this.lines);
    else this.sink.entry(kind, bytes, 0, length - (lastByte === CARRIAGE_RETURN ? 1 : 0), this.lines);
  }
}
