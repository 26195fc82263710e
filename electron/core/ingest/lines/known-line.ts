import { type LineKind, lineOrdinal, membersAt } from './line-kind.ts';
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
  /** -1 where the line has none. */
  ordinal = -1;
  /** A `token_usage_record` as read; null for other kinds, and where it must be parsed. */
  record: UsageRecordView | null = null;
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
    const isRecord = kind === 'token_usage_record' && this.at !== null;
    this.ordinal = isRecord ? lineOrdinal(bytes) : -1;
    const isRead =
      this.at !== null && isRecord && this.view.read(bytes, membersAt, end, this.at, this.ordinal);
    this.record = isRead ? this.view : null;
  }
}
