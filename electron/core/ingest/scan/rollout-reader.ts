import type { PackedQuarters } from '../../tokens/quarter-totals.ts';
import type { ResponseList } from '../../tokens/response-list.ts';
import { DeferredLimits } from '../kernel/deferred-limits.ts';
import { KernelSums } from '../kernel/kernel-sums.ts';
import type { LineSource } from '../kernel/line-source.ts';
import { neighbouringTime, noteFlaws, noteIssue } from '../lines/line-issues.ts';
import { decoded, isCount, type LineKind } from '../lines/line-kind.ts';
import { parseTime } from '../lines/line-time.ts';
import { eventOf, parseObject, type RolloutEvent } from '../lines/parsed-line.ts';
import { applyEvent } from '../lines/rollout-events.ts';
import type { LineIssue, RolloutDelta, RolloutState } from '../lines/rollout-state.ts';
import { legacyParentOf } from '../rollouts/copied-prefix.ts';
import { LineScanner, type LineSink } from './line-scanner.ts';
import { parseMetaLine } from './meta-line.ts';

/** From this size on a skipped line is worth a note. */
const NOTABLE_LINE = 32 * 1024 * 1024;

/** A line of unknown form is parsed up to this size. */
const LONGEST_UNKNOWN = 1024 * 1024;

const BRACE = 0x7d;
const CARRIAGE_RETURN = 0x0d;

/** How an enveloped line begins. */
const HEAD = /^\{"timestamp":"([^"]{0,64})"/;
const HEAD_LENGTH = 96;

/**
 * Folds the lines of one rollout file into a `RolloutState`, and collects what is new in a delta. A kernel
 * takes most of them; the others are parsed. Text of prompts and responses is passed over and not kept.
 */
export class RolloutReader implements LineSink {
  readonly state: RolloutState;
  readonly scanner: LineScanner;
  private readonly threadId: string;
  private readonly kernel: LineSource;
  private readonly delta: RolloutDelta;
  private readonly deferred: DeferredLimits;
  private readonly kernelSums = new KernelSums();

  /**
   * `threadId` is the one in the file's name; it serves until the file's own first line is read.
   * What is counted goes into `responses`.
   */
  constructor(threadId: string, state: RolloutState, responses: ResponseList, kernel: LineSource) {
    this.delta = { responses, limits: [], issues: [], flaws: [], rebooked: [], isRebooked: false };
    this.threadId = threadId;
    this.state = state;
    this.kernel = kernel;
    this.deferred = new DeferredLimits(state, this.delta);
    kernel.state.begin();
    this.scanner = new LineScanner(this, kernel, state.consumed, state.lines, state.owesNewline);
  }

  /** Where the next bytes of the file go; never empty. */
  get space(): Buffer {
    return this.scanner.space;
  }

  /** Reads the next bytes of the file, so many as were put into `space`. */
  filled(length: number): void {
    this.scanner.filled(length);
    this.deferred.keep();
  }

  /**
   * Ends a reading. A last line without a newline counts if it is whole: no proper beginning of a
   * JSON object is itself valid JSON. Otherwise it waits for its rest.
   */
  finish(): RolloutDelta {
    const { scanner, state } = this;
    scanner.takeUnfinished();
    this.deferred.flush();
    this.kernel.state.takeTexts(state);
    state.consumed = scanner.consumed;
    state.lines = scanner.lines;
    state.owesNewline = scanner.owesNewline;
    const { responses, rebooked } = this.delta;
    const before = rebooked.length > 0 ? null : (state.responseSum ?? null);
    state.responseSum = before === null ? null : this.kernel.sumOf(responses.view(), before);
    return this.delta;
  }

  /** The file breaks off here, or its rest cannot be read: a line that was begun ends. */
  breakOff(kind: LineIssue['kind']): void {
    if (this.scanner.endLine()) this.deferred.keep();
    this.issue({ kind, line: this.scanner.lines });
  }

  /** Lines before this one are others than when they were read. */
  edited(line: number): void {
    this.issue({ kind: 'edited', line });
  }

  /** Sums of all responses that were read; null where they are still to be made, or one may stand there twice. */
  sums(): PackedQuarters | null {
    if (this.delta.isRebooked || legacyParentOf(this.state) !== null) return null;
    return this.kernelSums.of(this.delta.responses.length, this.kernel);
  }

  prepare(): void {
    this.kernel.state.put(this.state, this.state.meta?.threadId ?? this.threadId);
  }

  found(): void {
    const { kernel, state, delta } = this;
    kernel.state.take(state);
    if (kernel.rowCount > 0) {
      const { model, effort, serviceTier } = state;
      delta.responses.pushRows(kernel, model, effort, serviceTier);
      this.kernelSums.add(kernel, model, effort, serviceTier);
    }
    if (kernel.deferredCount > 0) this.deferred.deferAll(kernel);
  }

  entry(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    this.kernel.state.takeTexts(this.state);
    if (kind === 'bare' && this.state.meta) {
      this.state.bareLines += 1;
    } else if (kind === 'unknown' || kind === 'bare' || decoded.has(kind)) {
      this.parsed(kind, bytes, start, end, lineNumber);
    } else if (bytes[end - 1] === BRACE) {
      this.take({ kind, at: headTime(bytes, start, end), payload: null, failure: null }, lineNumber);
    } else {
      this.issue({ kind: 'invalid-json', line: lineNumber });
    }
  }

  skipped(kind: LineKind, head: Buffer, length: number, lastByte: number, lineNumber: number): void {
    const isRead = kind !== 'unknown' && kind !== 'bare' && !decoded.has(kind);
    if (lastByte !== BRACE && lastByte !== CARRIAGE_RETURN) {
      this.issue({ kind: 'invalid-json', line: lineNumber });
      return;
    }
    if (isRead) this.entry(kind, Buffer.concat([head, Buffer.from([BRACE])]), 0, head.length + 1, lineNumber);
    if (length >= NOTABLE_LINE || !isRead) this.issue({ kind: 'long-line', line: lineNumber, length });
  }

  invalidUtf8(lineNumber: number): void {
    this.issue({ kind: 'invalid-utf8', line: lineNumber });
  }

  /** A line that parsing tells: one that holds more than the kernel takes, of unknown form, or broken. */
  private parsed(kind: LineKind, bytes: Buffer, start: number, end: number, lineNumber: number): void {
    const line = this.objectOf(kind, bytes, start, end);
    const event = line && eventOf(line, this.state.meta === null);
    if (!line) this.issue({ kind: 'invalid-json', line: lineNumber });
    else if (!event) this.state.bareLines += 1;
    else this.take(event, lineNumber);
  }

  private objectOf(kind: LineKind, bytes: Buffer, start: number, end: number) {
    if (bytes[end - 1] !== BRACE || (kind === 'unknown' && end - start > LONGEST_UNKNOWN)) return null;
    if (kind === 'session_meta' && bytes === this.kernel.bytes) return parseMetaLine(this.kernel, start, end);
    return parseObject(bytes.toString('utf8', start, end));
  }

  private take(event: RolloutEvent, lineNumber: number): void {
    const { state, delta } = this;
    const { kind } = event;
    if (kind !== 'other') {
      state.used += 1;
      // Of a call of a tool nothing is noted but that it was made, not even when.
      const at = kind === 'tool_call' ? null : (event.at ?? this.neighbouringTime(event, lineNumber));
      applyEvent(state, this.threadId, { ...event, at }, delta, this.deferred);
      noteFlaws(state, delta, lineNumber);
    }
    state.lastLineAt = event.at ?? state.lastLineAt;
  }

  private neighbouringTime(event: RolloutEvent, lineNumber: number): number | null {
    this.issue({ kind: 'unreadable-time', line: lineNumber });
    const at = neighbouringTime(this.state, event, this.threadId);
    if (at === null && isCount(event.kind)) this.state.notUnderstood += 1;
    return at;
  }

  private issue(issue: LineIssue): void {
    noteIssue(this.state, this.delta, issue);
  }
}

/** The time of a line that is known by its head. */
function headTime(bytes: Buffer, start: number, end: number): number | null {
  const head = bytes.toString('latin1', start, Math.min(end, start + HEAD_LENGTH));
  return parseTime(HEAD.exec(head)?.[1]);
}
