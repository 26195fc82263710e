import type { LineKernel } from './line-kernel.ts';
import { type LineKind, membersAt } from './line-kind.ts';
import { lineTime } from './line-time.ts';
import { UsageRecordView } from './usage-record.ts';

const NO_BYTES: Buffer = Buffer.alloc(0);

/** The line that is being taken: one object for all, since there are so many. */
export class KnownLine {
  kind: LineKind = 'unknown';
  bytes: Buffer = NO_BYTES;
  start = 0;
  end = 0;
  lineNumber = 0;
  /** Where the payload's members begin. */
  from = 0;
  /** Milliseconds since the epoch. */
  at: number | null = null;
  /** A `token_usage_record` as read; null for other kinds, and where it must be parsed. */
  record: UsageRecordView | null = null;
  /** What found it, and as which entry; null where nothing but its head was read. */
  kernel: LineKernel | null = null;
  entry = 0;
  private readonly view = new UsageRecordView();

  /** A line that `lineKind` has just told. */
  setHead(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    this.kind = kind;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.lineNumber = lineNumber;
    this.from = membersAt;
    this.at = lineTime(bytes, start, end);
    const isRecord = kind === 'token_usage_record' && this.view.read(bytes, membersAt, end);
    this.record = isRecord ? this.view : null;
    this.kernel = null;
  }

  /** A line that a kernel has found. One of kind `unknown` is not told further. */
  setEntry(kernel: LineKernel, entry: number, linesBefore: number): void {
    this.kind = kernel.kind(entry);
    this.bytes = kernel.bytes;
    this.start = kernel.start(entry);
    this.end = kernel.end(entry);
    this.lineNumber = linesBefore + kernel.line(entry);
    if (this.kind === 'unknown') return;
    const time = kernel.time(entry);
    this.from = kernel.members(entry);
    this.at = Number.isNaN(time) ? lineTime(kernel.bytes, this.start, this.end) : time;
    const isRecord = this.kind === 'token_usage_record' && this.view.take(kernel, entry);
    this.record = isRecord ? this.view : null;
    this.kernel = kernel;
    this.entry = entry;
  }
}
